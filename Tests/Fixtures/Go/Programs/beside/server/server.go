// Package server is the product.
package server

import (
	"fmt"
	"net/http"
	"os"

	"example.com/beside/internal"
	"example.com/beside/tools"
)

// Serve answers with the first bytes of two files.
func Serve(w http.ResponseWriter, r *http.Request) {
	one, _ := First(r.URL.Path)
	two, _ := tools.First(r.URL.Path)
	fmt.Fprint(w, one, two)
}

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
