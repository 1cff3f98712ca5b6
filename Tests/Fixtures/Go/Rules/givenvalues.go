package fixtures

import (
	"context"
	"errors"
	"net"
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
