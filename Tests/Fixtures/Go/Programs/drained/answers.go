// Package drained reads answers to their end, and closes some of them.
package drained

import (
	"io"
	"net/http"
)

// Text reads all of it, and leaves it at that.
func Text(url string) ([]byte, error) {
	resp, err := http.Get(url) // note leak
	if err != nil {
		return nil, err
	}
	return io.ReadAll(resp.Body)
}

// Closed closes it as well.
func Closed(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

// ClosedByAnotherName closes it by a name of its own.
func ClosedByAnotherName(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	body := resp.Body
	text, err := io.ReadAll(body)
	body.Close()
	return text, err
}

// ClosedByAHelper hands it to a function that closes it.
func ClosedByAHelper(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer end(resp)
	return io.ReadAll(resp.Body)
}

func end(resp *http.Response) { resp.Body.Close() }

// Some reads less of it on one way.
func Some(url string) ([]byte, error) {
	resp, err := http.Get(url) // error leak
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, nil
	}
	return io.ReadAll(resp.Body)
}
