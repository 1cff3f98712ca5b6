// Package merging is used by a tool only.
package merging

import "os"

// Merge reads a list.
func Merge(path string) error {
	f, err := os.Open(path) // note leak
	if err != nil {
		return err
	}
	return f.Chmod(0o600)
}
