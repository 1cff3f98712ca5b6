// A program whose loops are not always gone round again.
package main

import (
	"log"
	"os"
)

func sizeBeforeTheEnd(path string) int64 {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	return end
}

func sizeInEachRound(path string) int64 {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	return end
}

func again() { again() }

func endsNever(path string) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return
	}
	if _, err := f.Seek(0, 0); err == nil {
		endsNever(path)
	}
}

func main() {
	for _, path := range os.Args {
		if path == "-" {
			log.Print(sizeBeforeTheEnd(path))
			os.Exit(0)
		}
		log.Print(sizeInEachRound(path))
	}
	endsNever("/")
}
