// Package client is there for other programs as well.
package client

import "os"

// Store is what this program has one of, and others may have many.
type Store interface{ Load(name string) error }

// Files is a store.
type Files struct{}

// Load is called once by this program.
func (Files) Load(name string) error {
	f, err := os.Open(name) // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

// Get loads a file.
func Get(name string) error {
	var s Store = Files{}
	return s.Load(name)
}
