package rules

import (
	"context"
	"database/sql"
	"net/http"
	"os/exec"
	"sync"
	"time"
)

type waiter struct {
	mu    sync.Mutex
	state sync.RWMutex
	jobs  chan int
	group sync.WaitGroup
	count int
}

// The answer of a server, while others wait for the lock.
func (w *waiter) asks(url string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.count++
	resp, err := http.Get(url) // want held-while-blocking
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (w *waiter) asksFirst(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	w.mu.Lock()
	w.count++
	w.mu.Unlock()
	return resp.Body.Close()
}

// Others wait for the lock also where they only read.
func (w *waiter) runs() error {
	w.state.RLock()
	defer w.state.RUnlock()
	return exec.Command("true").Run() // want held-while-blocking
}

// Channels and groups of others.
func (w *waiter) sends(job int) {
	w.mu.Lock()
	w.jobs <- job // want held-while-blocking
	w.mu.Unlock()
}

func (w *waiter) receives() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return <-w.jobs // want held-while-blocking
}

func (w *waiter) waits() {
	w.mu.Lock()
	w.group.Wait() // want held-while-blocking
	w.mu.Unlock()
	time.Sleep(time.Second)
}

// With another way out it does not wait; with one of which nothing is known it may.
func (w *waiter) tries(ctx context.Context, job int) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	select {
	case w.jobs <- job:
		return true
	case <-ctx.Done():
		return false
	}
}

// Tasks of its own end by themselves.
func (w *waiter) splits(parts []int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	sums := make(chan int, len(parts))
	var group sync.WaitGroup
	for _, part := range parts {
		group.Add(1)
		go func() {
			defer group.Done()
			sums <- part
		}()
	}
	group.Wait()
	close(sums)
	for sum := range sums {
		w.count += sum
	}
}

// Where paths disagree, nothing is known.
func (w *waiter) maybe(isLocked bool, job int) {
	if isLocked {
		w.mu.Lock()
		w.count++
	}
	w.jobs <- job
	if isLocked {
		w.mu.Unlock()
	}
}

// A transaction lasts as long as somebody else's answer.
func payAndCommit(db *sql.DB, url string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("UPDATE accounts SET paid = 1"); err != nil {
		return err
	}
	resp, err := http.Get(url) // want held-while-blocking
	if err != nil {
		return err
	}
	resp.Body.Close()
	return tx.Commit()
}
