// Package storetest helps with tests, as its name says.
package storetest

import "os"

// Open opens a store.
func Open(path string) int {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	if _, err := f.Seek(0, 0); err != nil {
		return 0
	}
	return 1
}
