// A command of the product, whatever it is called.
package main

import "os"

func main() {
	dir, err := os.MkdirTemp("", "report") // error leak
	if err != nil {
		return
	}
	if err := os.WriteFile(dir+"/report", nil, 0o600); err != nil {
		return
	}
	os.RemoveAll(dir)
}
