// Package server is the product.
package server

import (
	"os"

	"example.com/beside/internal"
)

// First gives the first byte of a file.
func First(path string) (byte, error) {
	if err := internal.Touch(path); err != nil {
		return 0, err
	}
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0, err
	}
	var b [1]byte
	_, err = f.Read(b[:])
	return b[0], err
}
