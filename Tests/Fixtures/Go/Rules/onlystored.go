package fixtures

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"os"
)

// A callee that only stores what it could not close anyway has dropped it where it fails.

type lineReader struct {
	lines *bufio.Scanner
	under []io.Reader
}

func newLineReader(r io.Reader) (*lineReader, error) {
	made := &lineReader{lines: bufio.NewScanner(r)}
	made.under = append(made.under, r)
	if !made.lines.Scan() {
		return nil, errors.New("empty")
	}
	return made, nil
}

func firstOfLines(name string) (*lineReader, error) {
	f, err := os.Open(name) // want leak
	if err != nil {
		return nil, err
	}
	return newLineReader(f)
}

func firstOfLinesClosed(name string) (*lineReader, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	lines, err := newLineReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return lines, nil
}

// Who keeps it in something of the caller's may have it for good.

type lineQueue struct {
	readers []io.Reader
	last    io.Reader
}

func (q *lineQueue) push(r io.Reader) error {
	q.last = r
	if len(q.readers) > 10 {
		return errors.New("full")
	}
	return nil
}

func (q *lineQueue) pushFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return q.push(f)
}

// A request that is made closes its body, on errors too.

func send(client *http.Client, body io.Reader) error {
	req, err := http.NewRequest(http.MethodPost, "http://localhost", body)
	if err != nil {
		return err
	}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func sendFile(client *http.Client, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return send(client, f)
}
