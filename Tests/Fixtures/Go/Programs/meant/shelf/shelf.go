// Package shelf is in no program: others may import it.
package shelf

import "os"

// Size is there for others, and nobody of the program calls it.
func Size(path string) int64 {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	return end
}

// Forgotten is there for others as well, and releases it on one way: nobody means that.
func Forgotten(path string) int64 {
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
