package parts

import "os"

// FuzzParts is for a fuzzer, as its file's name says.
func FuzzParts(data []byte) int {
	f, err := os.Create(string(data)) // note leak
	if err != nil {
		return 0
	}
	if _, err := f.Seek(0, 0); err != nil {
		return 0
	}
	f.Close()
	return 1
}
