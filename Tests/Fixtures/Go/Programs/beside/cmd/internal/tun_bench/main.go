// The tun_bench command measures.
package main

import "os"

func measure() error {
	f, err := os.Open("names") // note leak
	if err != nil {
		return nil
	}
	return f.Chmod(0o600)
}

func main() {
	for measure() == nil {
	}
}
