// The same archiver. Each open is followed by its defer; the close of the written file still tells of lost data.
package main

import (
	"errors"
	"io"
	"log"
	"os"
	"path/filepath"
	"time"
)

// archive copies a file into a folder.
func archive(path, folder string) (err error) {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.Create(filepath.Join(folder, filepath.Base(path)))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	_, err = io.Copy(to, from)
	return err
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
