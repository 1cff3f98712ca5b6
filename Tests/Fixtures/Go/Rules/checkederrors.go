package fixtures

import (
	"os"
	"sync"
)

// What gives no error for none answers for what it is given.

var checkedError = func(err error) error { return err }

func checkedOf(err error) error {
	if err == nil {
		return nil
	}
	return &rewrappedError{err}
}

func openChecked(path string) error {
	f, err := os.Open(path)
	if checkedError(err) != nil {
		return err
	}
	defer f.Close()
	_, err = f.Seek(0, 0)
	return err
}

func openCheckedOf(path string) error {
	f, err := os.Open(path)
	if checked := checkedOf(err); checked != nil {
		return checked
	}
	defer f.Close()
	_, err = f.Seek(0, 0)
	return err
}

func openCheckedOther(path string, other error) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	if checkedOf(other) != nil {
		return other
	}
	return f.Close()
}

// What gives a lock back may have been made before it was taken.

type guardedValue struct {
	mu    sync.RWMutex
	value *int
	other sync.Mutex
}

func (g *guardedValue) readWithLiteral() (*int, func()) {
	unlock := func() { g.mu.RUnlock() }
	g.mu.RLock()
	return g.value, unlock
}

func (g *guardedValue) readWithMethod() (*int, func()) {
	unlock := g.mu.RUnlock
	g.mu.RLock()
	return g.value, unlock
}

func (g *guardedValue) readWithOther() (*int, func()) {
	unlock := func() { g.other.Unlock() }
	g.other.Lock()
	g.mu.RLock() // want leak
	return g.value, unlock
}

func (g *guardedValue) readAndForget() *int {
	unlock := func() { g.mu.RUnlock() }
	g.mu.RLock() // want leak
	if g.value == nil {
		return nil
	}
	value := g.value
	unlock()
	return value
}
