package fixtures

import (
	"errors"
	"sync"
)

type table struct {
	mu   sync.Mutex
	rows sync.RWMutex
	all  map[string]int
}

func (t *table) early(name string) (int, error) {
	t.mu.Lock() // ask
	n, ok := t.all[name]
	if !ok {
		return 0, errors.New("none")
	}
	t.mu.Unlock()
	return n, nil
}

func (t *table) deferred(name string) int {
	t.rows.RLock() // ask
	defer t.rows.RUnlock()
	if name == "" {
		panic("no name")
	}
	return t.all[name]
}
