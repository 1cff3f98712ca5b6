// Package internal is used by the product as well as by a tool.
package internal

import "os"

// Touch changes a mode.
func Touch(path string) error {
	f, err := os.Open(path) // error leak
	if err != nil {
		return err
	}
	return f.Chmod(0o600)
}

// Stamp is there for the tool alone, in a package of the product.
func Stamp(path string) error {
	f, err := os.Open(path) // note leak
	if err != nil {
		return err
	}
	return f.Chmod(0o600)
}
