// Package spec has what a client is told, by others than the programs that are here.
package spec

import (
	"errors"
	"os"
)

// An Option changes a request.
type Option func(string) string

// WithFirstOf reads a file.
func WithFirstOf(path string) (Option, error) {
	f, err := os.Open(path) // error leak
	if err != nil {
		return nil, err
	}
	first := make([]byte, 8)
	n, err := f.Read(first)
	if err != nil {
		return nil, errors.New("empty")
	}
	f.Close()
	return func(name string) string { return name + string(first[:n]) }, nil
}
