package fixtures

import (
	"context"
	"errors"
	"net"
	"net/http"
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
