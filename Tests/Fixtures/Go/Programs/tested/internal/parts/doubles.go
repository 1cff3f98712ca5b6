package parts

import "os"

// MockStore stands in for a store in tests, whatever its file is called.
type MockStore struct{}

// Size is that of a file.
func (MockStore) Size(path string) int64 {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	f.Close()
	return end
}

// Mocking is no such thing: a word that only begins like one.
type Mocking struct{}

// Size is that of a file.
func (Mocking) Size(path string) int64 {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	f.Close()
	return end
}
