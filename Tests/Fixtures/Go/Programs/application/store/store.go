package store

import (
	"fmt"
	"os"
)

// Open is called when the program starts, and by a function that nobody uses.
func Open(path string) (*os.File, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return nil, err
	}
	var version int
	if _, err := fmt.Fscan(f, &version); err != nil {
		return nil, err
	}
	return f, nil
}

// OpenDefault is there for others.
func OpenDefault() (*os.File, error) { return Open("store") }

// Size is called for each request.
func Size(path string) (int, error) {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0, err
	}
	var size int
	if _, err := fmt.Fscan(f, &size); err != nil {
		return 0, err
	}
	f.Close()
	return size, nil
}
