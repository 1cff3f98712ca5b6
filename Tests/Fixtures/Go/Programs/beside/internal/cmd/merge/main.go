// The merge command is for those who work on the product: it lies where nobody else is meant to use it.
package main

import (
	"os"

	"example.com/beside/internal/merging"
)

func main() {
	dir, err := os.MkdirTemp("", "merge") // note leak
	if err != nil {
		return
	}
	for merging.Merge(dir) == nil {
	}
}
