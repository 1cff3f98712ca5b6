// The docs command writes the manual.
package main

import "os"

func write() error {
	f, err := os.Open("names") // note leak
	if err != nil {
		return nil
	}
	return f.Chmod(0o600)
}

func main() {
	for write() == nil {
	}
}
