package fixtures

import (
	"context"
	"errors"
	"os"
	"sync"
)

// A lock that leaves with what is given back.

type guardedStore struct {
	mu      sync.RWMutex
	entries map[string]*guardedEntry
}

type guardedEntry struct{ own *sync.Mutex }

type guardedReader struct {
	lock   sync.Locker
	active bool
}

func (r *guardedReader) Close() { r.lock.Unlock() }

func newGuardedReader(lock sync.Locker) *guardedReader { return &guardedReader{lock: lock} }

func (s *guardedStore) reader(isShared bool) (*guardedReader, error) {
	var lock sync.Locker
	if isShared {
		s.mu.RLock()
		lock = s.mu.RLocker()
	}
	return newGuardedReader(lock), nil
}

func (s *guardedStore) locker() sync.Locker { return &s.mu }

func (s *guardedStore) writer(ctx context.Context) (*guardedReader, error) {
	lock := s.locker()
	lock.Lock()
	if err := ctx.Err(); err != nil {
		lock.Unlock()
		return nil, err
	}
	return &guardedReader{lock: lock, active: true}, nil
}

func (s *guardedStore) lockedEntry(name string) (*guardedEntry, bool) {
	entry, ok := s.entries[name]
	if !ok {
		return nil, false
	}
	own := entry.own
	own.Lock()
	if s.entries[name] != entry {
		own.Unlock()
		return nil, false
	}
	return entry, true
}

func (s *guardedStore) sizeOfEntry(name string) (int, bool) {
	entry := s.entries[name]
	own := entry.own
	own.Lock() // want leak
	if len(s.entries) == 0 {
		return 0, false
	}
	own.Unlock()
	return len(s.entries), true
}

// An error that is made of an error is one.

func translated(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return errors.New("nothing there")
	}
	return err
}

func watchedUntilItFails(ctx context.Context, start func(context.Context) error) (_ context.Context, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	if err := start(ctx); err != nil {
		err = translated(err)
		return nil, err
	}
	context.AfterFunc(ctx, cancel)
	return ctx, nil
}

// None is made of none: where the translated error is there, the first one is.
func translatedWhereItIsMade(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err := translated(err); err != nil {
		return nil, err
	}
	return f, nil
}

func translatedAndForgotten(path string) error {
	f, err := os.Open(path) // want leak
	if err := translated(err); err != nil {
		return err
	}
	return f.Chmod(0o600)
}

// A lock that leaves by its address.

type connection struct {
	reading sync.Mutex
	size    int
}

func (c *connection) answer(number int) (size int, lock *sync.Mutex, err error) {
	for {
		c.reading.Lock()
		if c.size < 0 {
			c.reading.Unlock()
			err = errors.New("closed")
			break
		}
		if c.size == number {
			size, lock = c.size, &c.reading
			break
		}
		c.reading.Unlock()
	}
	return
}

func (c *connection) ask(number int, read func(int) error) error {
	size, lock, err := c.answer(number)
	if err != nil {
		return err
	}
	defer lock.Unlock()
	return read(size)
}

func (c *connection) askTwice(read func(int) error) error {
	if err := c.ask(1, read); err != nil {
		return err
	}
	return c.ask(2, read)
}

func (c *connection) askAndForget(number int, read func(int) error) error {
	size, lock, err := c.answer(number) // want leak
	if err != nil {
		return err
	}
	if err := read(size); err != nil {
		return err
	}
	lock.Unlock()
	return nil
}

func (c *connection) reserved(number int) (*sync.Mutex, bool) {
	c.reading.Lock()
	if c.size != number {
		c.reading.Unlock()
		return nil, false
	}
	return &c.reading, true
}

func (c *connection) change(number, size int) error {
	lock, isThere := c.reserved(number)
	if !isThere {
		return errors.New("nothing there")
	}
	defer lock.Unlock()
	c.size = size
	return nil
}

// Who only calls what keeps a lock has nothing to do with it: that is told of once.
type keeping struct {
	own sync.Mutex
	n   int
}

func (k *keeping) keep() error {
	k.own.Lock() // want leak
	if k.n == 0 {
		k.own.Unlock()
		return errors.New("nothing there")
	}
	return nil
}

func (k *keeping) keepOn() error { return k.keep() }

func (k *keeping) keepOnAndOn() error {
	if k.n == 3 {
		return nil
	}
	return k.keepOn()
}

// Where one way out gives the lock and another one forgets it, the second is told of.
func (c *connection) reservedOrForgotten(number int) (*sync.Mutex, error) {
	c.reading.Lock() // want leak
	if c.size != number {
		c.reading.Unlock()
		return nil, errors.New("nothing there")
	}
	if number == 0 {
		return nil, errors.New("no number")
	}
	return &c.reading, nil
}
