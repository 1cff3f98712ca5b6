// Package web serves.
package web

import (
	"net/http"
	"os"

	"example.com/bounded/parts"
)

// Pages are what is served.
type Pages struct{}

// ServeHTTP is called for each request.
func (Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	enqueue(r)
	if err := parts.Renew(r.URL.Path); err != nil {
		return
	}
	if err := page(r.URL.Path); err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
	}
}

func page(path string) error {
	f, err := os.Open(path) // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

type job struct{ run func() error }

var jobs = make(chan job)

// enqueue is given a request, and so is what it leaves for later.
func enqueue(r *http.Request) {
	jobs <- job{run: func() error { return picture(r.URL.Path) }}
}

func picture(path string) error {
	f, err := os.Open(path) // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}
