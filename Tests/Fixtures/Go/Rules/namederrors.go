package fixtures

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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

// The outer error has no value yet where the inner one got it.
func openEither(isFirst bool, first, second string) (err error) {
	var file *os.File
	if isFirst {
		name, err := filepath.Abs(first)
		if err != nil {
			return err
		}
		file, err = os.Open(name)
		if err != nil {
			return err
		}
	} else {
		file, err = os.Open(second)
	}
	if err != nil || file == nil {
		if err == nil {
			err = os.ErrNotExist
		}
		return err
	}
	return file.Close()
}

// A named result is nil until it gets a value: what is deferred with it sees nothing of what comes.
func progressOf(work func() error, stop func(error)) (err error) {
	defer stop(err) // want defer-early-argument
	return work()
}
