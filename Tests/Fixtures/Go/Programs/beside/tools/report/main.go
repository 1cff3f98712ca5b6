// A tool of those who work on the product.
package main

import (
	"os"

	"example.com/beside/tools/report/text"
)

func main() {
	dir, err := os.MkdirTemp("", "report") // note leak
	if err != nil {
		return
	}
	for text.Title(dir) == nil {
	}
	os.WriteFile(dir+"/report", nil, 0o600)
}
