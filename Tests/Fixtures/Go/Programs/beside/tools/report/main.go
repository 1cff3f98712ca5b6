// A tool of those who work on the product.
package main

import "os"

func main() {
	dir, err := os.MkdirTemp("", "report") // note leak
	if err != nil {
		return
	}
	os.WriteFile(dir+"/report", nil, 0o600)
}
