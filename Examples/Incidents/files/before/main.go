// An archiver that runs for months. Every file that it cannot copy leaves one or two descriptors open.
package main

import (
	"io"
	"log"
	"os"
	"path/filepath"
	"time"
)

// archive copies a file into a folder.
func archive(path, folder string) error {
	from, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	to, err := os.Create(filepath.Join(folder, filepath.Base(path))) // want leak
	if err != nil {
		return err
	}
	if _, err := io.Copy(to, from); err != nil {
		return err
	}
	from.Close()
	return to.Close()
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: archive FOLDER ARCHIVE")
	}
	for {
		paths, err := filepath.Glob(filepath.Join(os.Args[1], "*.log"))
		if err != nil {
			log.Fatal(err)
		}
		for _, path := range paths {
			if err := archive(path, os.Args[2]); err != nil {
				log.Print(err)
			}
		}
		time.Sleep(time.Minute)
	}
}
