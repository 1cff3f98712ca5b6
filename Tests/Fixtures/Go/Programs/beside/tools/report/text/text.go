// Package text is used by a tool that is used by nobody else.
package text

import (
	"os"

	"example.com/beside/internal"
)

// Title gives the title.
func Title(path string) error {
	f, err := os.Open(path) // note leak
	if err != nil {
		return err
	}
	if err := internal.Touch(path); err != nil {
		return err
	}
	if err := internal.Stamp(path); err != nil {
		return err
	}
	return f.Chmod(0o600)
}
