package rules

import (
	"errors"
	"sync"
)

// Locks that are taken again: through others, in a second round, for reading.
type register struct {
	mu      sync.Mutex
	shared  sync.RWMutex
	entries map[string]int
	isOff   bool
	next    *register
}

func (r *register) size() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.entries)
}

// It has nothing to do with locks itself.
func (r *register) isEmpty() bool { return r.size() == 0 }

func (r *register) asksThroughAnother() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.isEmpty() // want reacquired
}

func (r *register) asksBefore() bool {
	isEmpty := r.isEmpty()
	r.mu.Lock()
	defer r.mu.Unlock()
	return isEmpty && r.isOff
}

// Another one has another lock.
func (r *register) asksAnother() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.next.isEmpty()
}

// The first round alone finds it free.
func (r *register) countsUp(keys []string) {
	for _, key := range keys {
		r.mu.Lock() // want reacquired
		r.entries[key]++
	}
	r.mu.Unlock()
}

func (r *register) countsUpInRounds(keys []string) {
	for _, key := range keys {
		r.mu.Lock()
		r.entries[key]++
		r.mu.Unlock()
	}
}

// Each round has a lock of its own.
func locksAll(all []*register) {
	for _, r := range all {
		r.mu.Lock()
	}
	for _, r := range all {
		r.mu.Unlock()
	}
}

func (r *register) locksTheFirst(names []string) error {
	for _, name := range names {
		if name == "first" {
			r.mu.Lock()
			defer r.mu.Unlock() // want defer-in-loop
		}
		if r.isOff {
			return errors.New(name)
		}
	}
	return nil
}

// It returns early where it has nothing to do.
func (r *register) clear() error {
	if r.isOff {
		return errors.New("off")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.entries)
	return nil
}

func (r *register) clearsUnderLock() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.clear() // want reacquired
}

// A flag of the caller's tells who holds the lock.
func (r *register) clearFor(isHeld bool) {
	if !isHeld {
		r.mu.Lock()
		defer r.mu.Unlock()
	}
	clear(r.entries)
}

func (r *register) clearsForItself() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.clearFor(true)
}

// So may a field.
func (r *register) clearUnlessOff() {
	if !r.isOff {
		r.mu.Lock()
		defer r.mu.Unlock()
	}
	clear(r.entries)
}

func (r *register) clearsWhenOff() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.clearUnlessOff()
}

func (r *register) has(key string) bool {
	r.shared.RLock()
	defer r.shared.RUnlock()
	_, ok := r.entries[key]
	return ok
}

func (r *register) hasBoth(one, other string) bool {
	r.shared.RLock()
	defer r.shared.RUnlock()
	return r.has(one) && // want reacquired
		r.has(other) // want reacquired
}

func (r *register) put(key string) {
	r.shared.Lock()
	defer r.shared.Unlock()
	r.entries[key] = 1
}

// Nobody writes: all readers are let in.
type fixed struct {
	shared  sync.RWMutex
	entries map[string]int
}

func (f *fixed) has(key string) bool {
	f.shared.RLock()
	defer f.shared.RUnlock()
	_, ok := f.entries[key]
	return ok
}

func (f *fixed) hasBoth(one, other string) bool {
	f.shared.RLock()
	defer f.shared.RUnlock()
	return f.has(one) && f.has(other)
}

// What it is passed runs under the lock.
func (r *register) each(do func(string)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for key := range r.entries {
		do(key)
	}
}

func (r *register) eachOutside(do func(string)) {
	r.mu.Lock()
	entries := r.entries
	r.mu.Unlock()
	for key := range entries {
		do(key)
	}
}

func (r *register) asksBackUnderLock() (sum int) {
	r.each(func(string) {
		sum += r.size() // want reacquired
	})
	return sum
}

func (r *register) asksBackOutside() (sum int) {
	r.eachOutside(func(string) {
		sum += r.size()
	})
	return sum
}

func (r *register) asksAnotherBack() (sum int) {
	r.each(func(string) {
		sum += r.next.size()
	})
	return sum
}

func (r *register) asksBackSometimes() (sum int) {
	r.each(func(key string) {
		if key == "" {
			return
		}
		sum++
	})
	return sum + r.size()
}

type routes struct {
	mu    sync.Mutex
	table map[string]int
}

// The lock is given back by a method that somebody else calls once.
func (r *routes) refresh(ask func() int) {
	r.mu.Lock()
	unlock := new(sync.Once)
	defer unlock.Do(r.mu.Unlock)
	if len(r.table) > 0 {
		return
	}
	unlock.Do(r.mu.Unlock)
	number := ask()
	r.mu.Lock()
	*unlock = sync.Once{}
	r.table["all"] = number
}
