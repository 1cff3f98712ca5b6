// Command tool hands its commands to a library that is not there: they are taken to run once.
package main

import (
	"net/http"
	"os"

	"example.com/shell"
)

func main() {
	shell.Register("size", size)
	shell.Register("serve", serve)
	shell.Handle("/size", handle)
	shell.Run(os.Args)
}

func size(args []string) error {
	f, err := os.Open(args[0]) // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return nil
}

// It is given a request: there will be many.
func handle(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open(r.URL.Path) // error leak
	if err != nil {
		return
	}
	if _, err := f.Seek(0, 0); err != nil {
		return
	}
}

func serve(args []string) error {
	for {
		if err := round(args[0]); err != nil {
			return err
		}
	}
}

// A loop of the program calls it.
func round(name string) error {
	f, err := os.Open(name) // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return nil
	}
	return f.Close()
}
