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

// A method that keeps it in what it is called on has dropped it where it fails, if the caller has made that for the call.

type entry struct {
	of    *index
	under io.ReaderAt
}

type index struct {
	under   io.ReaderAt
	entries []*entry
	size    int64
}

func (x *index) begin(under io.ReaderAt, size int64) error {
	if size < 0 {
		return errors.New("negative")
	}
	x.under = under
	x.size = size
	if _, err := under.ReadAt(make([]byte, 4), size-4); err != nil {
		return err
	}
	return nil
}

// What the method hands on to another one of a part of it is kept there.
func (x *index) beginAll(under io.ReaderAt, size int64) error {
	if err := x.begin(under, size); err != nil {
		return err
	}
	x.entries = append(x.entries, &entry{of: x, under: under})
	return nil
}

type indexedFile struct {
	index
	file *os.File
}

func openIndexed(name string) (*indexedFile, error) {
	f, err := os.Open(name) // want leak
	if err != nil {
		return nil, err
	}
	x := new(indexedFile)
	if err := x.begin(f, 7); err != nil {
		return nil, err
	}
	x.file = f
	return x, nil
}

func openAllIndexed(name string) (*indexedFile, error) {
	f, err := os.Open(name) // want leak
	if err != nil {
		return nil, err
	}
	x := &indexedFile{}
	if err := x.beginAll(f, 7); err != nil {
		return nil, err
	}
	x.file = f
	return x, nil
}

func openIndexedClosed(name string) (*indexedFile, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	x := new(indexedFile)
	if err := x.begin(f, 7); err != nil {
		f.Close()
		return nil, err
	}
	x.file = f
	return x, nil
}

// What is somebody else's keeps it.
func (x *indexedFile) reopen(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return x.begin(f, 7)
}

type shelfOfIndexes struct{ first *index }

func (s *shelfOfIndexes) fill(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	first := s.first
	return first.begin(f, 7)
}
