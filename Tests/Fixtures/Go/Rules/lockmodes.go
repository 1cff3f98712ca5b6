package rules

import "sync"

type shelf struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	items map[string]int
	next  *shelf
}

func (s *shelf) readsWithTheWrongUnlock(name string) int {
	s.rw.RLock() // want leak
	n := s.items[name]
	s.rw.Unlock() // want mismatched-release
	return n
}

func (s *shelf) writesWithTheWrongUnlock(name string) {
	s.rw.Lock() // want leak
	s.items[name]++
	s.rw.RUnlock() // want mismatched-release
}

func (s *shelf) turnsReadingIntoWriting(name string) {
	s.rw.RLock()
	_, ok := s.items[name]
	s.rw.RUnlock()
	if !ok {
		s.rw.Lock()
		s.items[name] = 1
		s.rw.Unlock()
	}
}

func (s *shelf) choosesTheMode(name string, writes bool) {
	if writes {
		s.rw.Lock()
	} else {
		s.rw.RLock()
	}
	s.items[name] = 2
	if writes {
		s.rw.Unlock()
	} else {
		s.rw.RUnlock()
	}
}

func (s *shelf) unlocksTwice(name string) {
	s.mu.Lock()
	delete(s.items, name)
	s.mu.Unlock()
	s.mu.Unlock() // want double-release
}

func (s *shelf) unlocksBesideTheDefer(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock() // want double-release
	if n, ok := s.items[name]; ok {
		s.mu.Unlock()
		return n
	}
	return 0
}

func (s *shelf) letsOthersInMeanwhile(work func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mu.Unlock()
	work()
	s.mu.Lock()
}

func (s *shelf) unlocksForItsCaller() { s.mu.Unlock() }

func (s *shelf) locksTwice(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.items[name]; !ok {
		s.mu.Lock() // want reacquired
		s.items[name] = 0
		s.mu.Unlock()
	}
}

func (s *shelf) count(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.items[name]
}

func (s *shelf) double(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[name] = 2 * s.count(name) // want reacquired
}

func (s *shelf) doubleBehindALayer(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[name] = s.countAll(name) // want reacquired
}

func (s *shelf) countAll(name string) int { return s.count(name) + 1 }

func (s *shelf) countsAnother(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[name] = s.next.count(name)
}

func (s *shelf) countsOutside(name string) {
	n := s.count(name)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[name] = n
}

func (s *shelf) peek(name string) int {
	s.rw.RLock()
	defer s.rw.RUnlock()
	return s.items[name]
}

// A writer may come in between.
func (s *shelf) readsWhileItReads(name string) int {
	s.rw.RLock()
	defer s.rw.RUnlock()
	return s.peek(name) // want reacquired
}

func (s *shelf) readsWhatItWrites(name string) {
	s.rw.Lock()
	defer s.rw.Unlock()
	s.items[name] = s.peek(name) // want reacquired
}

func (s *shelf) walksTheList(name string) {
	for at := s; at != nil; at = at.next {
		at.mu.Lock()
		at.items[name]++
		at.mu.Unlock()
	}
}

func (s *shelf) handsOverHand() {
	at := s
	at.mu.Lock()
	for at.next != nil {
		next := at.next
		next.mu.Lock()
		at.mu.Unlock()
		at = next
	}
	at.mu.Unlock()
}

func (s *shelf) onlyWhereAsked(name string, locked bool) int {
	if !locked {
		s.mu.Lock()
		defer s.mu.Unlock()
	}
	return s.items[name]
}

func (s *shelf) saysThatItIsLocked(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.onlyWhereAsked(name, true)
}

var shelves sync.Mutex

func locksThePackageTwice() {
	shelves.Lock()
	shelves.Lock() // want reacquired
	shelves.Unlock()
}

// waitsForItselfTwice would give the lock back twice as well, but never comes so far.
func waitsForItselfTwice() {
	shelves.Lock()
	defer shelves.Unlock()

	shelves.Lock() // want reacquired
	defer shelves.Unlock()
}

type worker interface{ work() error }

type site struct{ shelf *shelf }

func (s *site) own() *shelf { return s.shelf }

// letsOthersIn lends the lock that its caller holds, and takes it back, round by round.
func letsOthersIn(s *site, workers []worker) error {
	held := s.own()
	for _, w := range workers {
		held.mu.Unlock()
		err := w.work()
		held.mu.Lock()
		if err != nil {
			return err
		}
	}
	return nil
}

// letsOthersInButTookIt is the one who took the lock.
func letsOthersInButTookIt(s *site, workers []worker) error {
	held := s.own()
	held.mu.Lock()
	for _, w := range workers {
		held.mu.Unlock()
		err := w.work()
		held.mu.Lock() // want leak
		if err != nil {
			return err
		}
	}
	held.mu.Unlock()
	return nil
}
