// Package reportctl is named as a command line tool is: what it forgets goes with it.
package reportctl

import "os"

// Read is in a table of commands that is not here.
func Read(path string) (string, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return "", err
	}
	text := make([]byte, 64)
	n, err := f.Read(text)
	return string(text[:n]), err
}
