// Package tools is used by the product: only programs are tools.
package tools

import "os"

// First gives the first byte of a file.
func First(path string) (byte, error) {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0, err
	}
	var b [1]byte
	_, err = f.Read(b[:])
	return b[0], err
}
