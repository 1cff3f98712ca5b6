// A program far from the commands, which helps with what lies beside it.
package main

import "os"

func main() {
	for range 10 {
		f, err := os.Open("names") // note leak
		if err != nil {
			return
		}
		if _, err := f.Seek(0, 0); err != nil {
			return
		}
	}
}
