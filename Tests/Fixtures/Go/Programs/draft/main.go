// Draft is a program of one file: what nobody calls yet is there to be called.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println(first("settings"))
}

// Nobody calls it yet, and nothing says how often somebody will.
func next(path string) byte {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0
	}
	return step(f)
}

// Only what nobody calls yet calls it.
func step(f *os.File) byte {
	g, err := os.Open(f.Name() + ".next") // error leak
	if err != nil {
		return 0
	}
	var one [1]byte
	g.Read(one[:])
	return one[0]
}

// The program calls it once, and ends.
func first(path string) byte {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	var one [1]byte
	f.Read(one[:])
	return one[0]
}
