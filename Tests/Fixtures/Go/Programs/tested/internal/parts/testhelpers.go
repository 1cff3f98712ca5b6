package parts

import "os"

// OpenHelper is there for tests, as its file's name says.
func OpenHelper(path string) int {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	if _, err := f.Seek(0, 0); err != nil {
		return 0
	}
	return 1
}
