package fixtures

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
)

// What a function value gives beside an error has been opened for the caller, where the type's contract says so.

type dialerOfOthers struct {
	dial func(ctx context.Context, address string) (net.Conn, error)
}

func (d *dialerOfOthers) greet(ctx context.Context, address string) error {
	defer noteEnd()
	c, err := d.dial(ctx, address) // want leak
	if err != nil {
		return err
	}
	if _, err := c.Write([]byte("hello")); err != nil {
		return err
	}
	return c.Close()
}

func (d *dialerOfOthers) greetAndClose(ctx context.Context, address string) error {
	c, err := d.dial(ctx, address)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Write([]byte("hello"))
	return err
}

func (d *dialerOfOthers) checked(ctx context.Context, address string) (net.Conn, error) {
	c, err := d.dial(ctx, address)
	if c == nil && err == nil {
		err = errors.New("no connection")
	}
	return c, err
}

func noteEnd() {}

// Nothing else in them tells that these concern anybody.
func greetOnce(dial func(address string) (net.Conn, error)) error {
	c, err := dial("localhost:80") // want leak
	if err != nil {
		return err
	}
	_, err = c.Write([]byte("hello"))
	return err
}

type asker struct {
	do func(*http.Request) (*http.Response, error)
}

func (a *asker) status(req *http.Request) (int, error) {
	answer, err := a.do(req) // want leak
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, nil
}

func (a *asker) statusOnce(req *http.Request) (int, error) {
	answer, err := a.do(req)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	return answer.StatusCode, nil
}

// Where a function opens something itself on one way, and passes on what it is given on another, its caller has to release it.

type storeBackend interface {
	Open(name string) (io.ReadCloser, error)
	Lookup(name string) (io.Reader, error)
}

type store struct {
	openFile func(name string) (io.ReadCloser, error)
	backend  storeBackend
}

func (s *store) open(name string) (io.ReadCloser, error) {
	if s.openFile != nil {
		return s.openFile(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (s *store) openOfBackend(name string) (io.ReadCloser, error) {
	if s.backend != nil {
		return s.backend.Open(name)
	}
	return os.Open(name)
}

func (s *store) size(name string) (int, error) {
	r, err := s.open(name) // want leak
	if err != nil {
		return 0, err
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return 0, err
	}
	return len(data), r.Close()
}

func (s *store) sizeOfBackend(name string) (int, error) {
	r, err := s.openOfBackend(name) // want leak
	if err != nil {
		return 0, err
	}
	data, err := io.ReadAll(r)
	return len(data), err
}

func (s *store) sizeAndClose(name string) (int, error) {
	r, err := s.open(name)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return len(data), err
}

// What cannot be released by its type is nothing that its caller could see to, and what a field has is that one's.

func (s *store) lookup(name string) (io.Reader, error) {
	if s.backend != nil {
		return s.backend.Lookup(name)
	}
	return os.Open(name)
}

func (s *store) sizeOfLookup(name string) (int, error) {
	r, err := s.lookup(name)
	if err != nil {
		return 0, err
	}
	data, err := io.ReadAll(r)
	return len(data), err
}

type cachedStore struct {
	last *os.File
}

func (c *cachedStore) open(name string) (*os.File, error) {
	if c.last != nil {
		return c.last, nil
	}
	return os.Open(name)
}

func (c *cachedStore) size(name string) (int, error) {
	f, err := c.open(name)
	if err != nil {
		return 0, err
	}
	data, err := io.ReadAll(f)
	return len(data), err
}
