// Package pages is a part of what serves.
package pages

import "os"

// Sizes says how large pages are.
func Sizes(names []string) (sum int64) {
	for _, name := range names {
		f, err := os.Open(name) // error leak
		if err != nil {
			continue
		}
		end, err := f.Seek(0, 2)
		if err != nil {
			continue
		}
		sum += end
	}
	return sum
}
