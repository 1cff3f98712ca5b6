package fixtures

import (
	"context"
	"errors"
	"fmt"
)

// A package's error is one, also where a call makes another of it.

var errSessionStopped = fmt.Errorf("it has stopped")

type rewrappedError struct{ err error }

func (t *rewrappedError) Error() string { return t.err.Error() }

func rewrapped(err error) error {
	if err == nil {
		return nil
	}
	return &rewrappedError{err}
}

func attachSession(ctx context.Context, state int, follow func(context.Context, func())) (final error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if final != nil {
			cancel()
		}
	}()
	if state == 1 {
		return rewrapped(errSessionStopped)
	}
	if state == 2 {
		return rewrapped(errors.ErrUnsupported)
	}
	go follow(ctx, cancel)
	return nil
}

func attachSessionOrNot(ctx context.Context, state int, follow func(context.Context, func())) (final error) {
	ctx, cancel := context.WithCancel(ctx) // want leak
	defer func() {
		if final != nil {
			cancel()
		}
	}()
	if state == 1 {
		return rewrapped(nil)
	}
	go follow(ctx, cancel)
	return nil
}
