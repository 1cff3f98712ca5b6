// Package assets has files that lie in the program.
package assets

import (
	"embed"
	"io/fs"
	"os"
)

//go:embed *.go
var sources embed.FS

// Sources are the files that lie in the program.
func Sources() fs.FS { return sources }

// Exists tells whether there is such a file, here or elsewhere.
func Exists(files fs.FS, name string) bool {
	_, err := files.Open(name) // note leak
	return err == nil
}

// IsThere tells whether there is such a file in a folder.
func IsThere(name string) bool {
	_, err := os.Open(name) // error leak
	return err == nil
}
