// A program whose packages others could import: its own calls count.
package main

import (
	"fmt"
	"net/http"
	"os"

	"example.com/application/store"
)

func main() {
	s, err := store.Open(os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if err := store.Prepare(os.Args[1]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		size, err := store.Size(r.URL.Path)
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		fmt.Fprintln(w, s, size)
	})
	http.ListenAndServe("localhost:0", nil)
}
