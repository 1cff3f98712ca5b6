// Package observe watches how the product does under load. Whoever runs it ends it with the measurement.
package observe

import (
	"errors"
	"sync"
)

// Progress counts what has come back.
type Progress struct {
	mu   sync.Mutex
	done map[string]bool
}

// Finish counts one.
func (p *Progress) Finish(name string) error {
	p.mu.Lock() // note leak
	if p.done[name] {
		return errors.New("finished twice")
	}
	p.done[name] = true
	p.mu.Unlock()
	return nil
}
