//go:build mage

package main

import (
	"os"

	"example.com/beside/internal/building"
)

// Build is a target.
func Build() error {
	f, err := os.Open("names") // note leak
	if err != nil {
		return err
	}
	if err := building.Build("names"); err != nil {
		return err
	}
	return f.Chmod(0o600)
}
