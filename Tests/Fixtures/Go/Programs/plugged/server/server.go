// Package server answers requests.
package server

import (
	"fmt"
	"log"
	"net/http"

	"example.com/plugged/registry"
)

// Run answers until the process ends.
func Run() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		for _, one := range registry.All() {
			fmt.Fprintln(w, one.Size(r.URL.Path))
		}
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
