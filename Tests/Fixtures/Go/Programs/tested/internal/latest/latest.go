// Package latest has nothing to do with tests.
package latest

import "os"

// Open opens what is the latest.
func Open(path string) int {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0
	}
	if _, err := f.Seek(0, 0); err != nil {
		return 0
	}
	return 1
}
