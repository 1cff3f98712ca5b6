//go:build mage

// Package main has the targets of the build.
package main

import "os"

// Names writes them down.
func Names() error {
	f, err := os.Open("names") // note leak
	if err != nil {
		return nil
	}
	return f.Chmod(0o600)
}
