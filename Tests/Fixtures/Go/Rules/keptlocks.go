package fixtures

import (
	"errors"
	"sync"
)

// A method that keeps a lock, though nobody gives it back for it: what callers give back is what they have taken themselves.

type ledger struct {
	mu    sync.Mutex
	lines int
}

func (l *ledger) forget() {
	l.mu.Lock() // want leak
	l.lines = 0
}

func (l *ledger) close(isFull bool) int {
	if isFull {
		l.forget()
	}
	l.mu.Lock()
	n := l.lines
	l.mu.Unlock()
	return n
}

func (l *ledger) count(check func(func() int) int) int {
	l.forget()
	return check(func() int {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.lines
	})
}

// One that is given back by those who call it is theirs.

type keptCounter struct {
	mu sync.Mutex
	n  int
}

func (c *keptCounter) begin() { c.mu.Lock() }

func (c *keptCounter) add(n int) {
	c.begin()
	c.n += n
	c.mu.Unlock()
	c.mu.Lock()
	c.n++
	c.mu.Unlock()
}

type lockHolder struct {
	lock *sync.Mutex
	err  error
}

func (h *lockHolder) Free() { h.lock.Unlock() }

type lockedTable struct {
	lock sync.Mutex
	rows []string
}

// Who gets the lock with what is made gives it back.
func (t *lockedTable) hold() *lockHolder {
	t.lock.Lock()
	if len(t.rows) == 0 {
		return &lockHolder{lock: &t.lock, err: errors.New("empty")}
	}
	return &lockHolder{lock: &t.lock}
}

type tableReader struct{ table *lockedTable }

// Who gets what has the lock does not know that it is held.
func (t *lockedTable) reader() *tableReader {
	t.lock.Lock() // want leak
	if len(t.rows) == 0 {
		return nil
	}
	reader := &tableReader{table: t}
	t.lock.Unlock()
	return reader
}

type lockedNode struct {
	above *lockedNode
	lock  sync.Mutex
	size  int
}

// The lock of the node above becomes that of the node at hand.
func (n *lockedNode) shrink() {
	node := n
	node.lock.Lock()
	for node.above != nil && node.size == 0 {
		above := node.above
		above.lock.Lock()
		above.size--
		node.lock.Unlock()
		node = above
	}
	node.lock.Unlock()
}

type lockedLeaf struct {
	lock sync.Mutex
	size int
}

func shrinkLeaf(leaves []*lockedLeaf) {
	first := leaves[0]
	first.lock.Lock() // miss leak it is given back by another name
	leaf := first
	if leaf.size == 0 {
		return
	}
	leaf.lock.Unlock()
}

type board struct {
	lock  sync.Mutex
	marks map[*mark]bool
}

type mark struct {
	board *board
}

// The board's lock is taken by one of its names and given back by the other.
func (m *mark) wipe() {
	board := m.board
	board.lock.Lock()
	delete(board.marks, m)
	m.board.lock.Unlock()
}

// And the other way round.
func (m *mark) put() {
	board := m.board
	m.board.lock.Lock()
	board.marks[m] = true
	board.lock.Unlock()
}

// The mark goes to another board in between, whose lock it gives back.
func (m *mark) move(other *board) {
	board := m.board
	board.lock.Lock() // miss leak who gives back the lock of another one is taken to go from lock to lock
	m.board = other
	m.board.lock.Unlock()
}
