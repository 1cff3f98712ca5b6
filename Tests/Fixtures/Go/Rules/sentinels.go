package rules

import (
	"os"
	"sync"

	"example.com/store"
)

// An error that a package keeps in a variable is not nil, though the package is not there.
func absentSentinel(name string) error {
	f, err := os.Open(name)
	if err == store.ErrNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func absentSentinelInSwitch(name string) error {
	f, err := os.Open(name)
	switch err {
	case store.ErrNotFound:
		return nil
	case nil:
	default:
		return err
	}
	return f.Close()
}

// Where it is another error, there may be none.
func notTheSentinel(name string) error {
	f, err := os.Open(name) // want leak
	if err != store.ErrNotFound {
		return nil
	}
	return f.Close()
}

// An error that is of a type is not nil.
func assertedError(name string) error {
	for {
		f, err := os.Open(name)
		if late, ok := err.(interface{ Timeout() bool }); ok && late.Timeout() {
			continue
		}
		if _, ok := err.(*os.PathError); ok {
			return nil
		}
		if err != nil {
			return err
		}
		return f.Close()
	}
}

type numberedError struct{ number int }

func (e *numberedError) Error() string { return "numbered" }

func newNumbered(number int) *numberedError { return &numberedError{number} }

// A package keeps errors of a type of its own.
var errBusy = newNumbered(16)

type busyStore struct{ mu sync.Mutex }

// locksUnlessBusy leaves with the lock where it gives no error.
func (g *busyStore) locksUnlessBusy(busy bool) error {
	if busy {
		return errBusy
	}
	g.mu.Lock()
	return nil
}

func (g *busyStore) unlockAfterBusy() { g.mu.Unlock() }

func usesUnlessBusy(g *busyStore, name string) error {
	if err := g.locksUnlessBusy(len(name) == 0); err != nil {
		return err
	}
	err := os.Remove(name)
	g.unlockAfterBusy()
	return err
}

func forgetsUnlessBusy(g *busyStore, name string) error {
	if err := g.locksUnlessBusy(len(name) == 0); err != nil { // want leak
		return err
	}
	if err := os.Remove(name); err != nil {
		return err
	}
	g.unlockAfterBusy()
	return nil
}
