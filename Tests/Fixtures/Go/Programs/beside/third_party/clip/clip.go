// Package clip is what others wrote.
package clip

import "os"

// First gives the first byte of a file.
func First(path string) (byte, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0, err
	}
	var b [1]byte
	_, err = f.Read(b[:])
	return b[0], err
}
