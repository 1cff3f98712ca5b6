// Package parts is there for others as well.
package parts

import "os"

// Size says how large a file is, or nothing.
func Size(path string) int64 {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	return end
}
