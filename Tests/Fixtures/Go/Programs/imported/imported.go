// Package imported is what its module is called by: others import it, though the module's program is made of all it has.
package imported

import (
	"os"

	"example.com/imported/parts"
)

// Size says how large a file is.
func Size(path string) (int64, error) {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0, err
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0, err
	}
	return end + parts.Size(path), nil
}
