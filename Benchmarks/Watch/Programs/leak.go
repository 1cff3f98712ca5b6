// Leaks a file every second where an argument says so; else opens and closes one.
package main

import (
	"os"
	"time"
)

func main() {
	var kept []*os.File
	for {
		file, err := os.Open("/etc/hosts")
		if err != nil {
			os.Exit(1)
		}
		if len(os.Args) > 1 {
			kept = append(kept, file)
		} else {
			file.Close()
		}
		time.Sleep(time.Second)
	}
}
