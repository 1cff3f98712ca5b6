package rules

import (
	"context"
	"database/sql"
	"sync"
)

// A query for each row: every round needs a second connection.
func queryInRows(db *sql.DB) (total int, err error) {
	rows, err := db.Query("SELECT id FROM users")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var id, count int
		if err := rows.Scan(&id); err != nil {
			return 0, err
		}
		row := db.QueryRow("SELECT count(*) FROM orders WHERE customer = ?", id) // want held-while-acquiring
		if err := row.Scan(&count); err != nil {
			return 0, err
		}
		total += count
	}
	return total, rows.Err()
}

// Behind the loop the rows are closed, by themselves or by hand.
func queryBehindRows(db *sql.DB) (ids []int, err error) {
	rows, err := db.Query("SELECT id FROM users")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	_, err = db.Exec("UPDATE users SET seen = 1")
	return ids, err
}

func queryBehindClosed(db *sql.DB) (id int, err error) {
	rows, err := db.Query("SELECT id FROM users")
	if err != nil {
		return 0, err
	}
	if !rows.Next() {
		rows.Close()
		return 0, rows.Err()
	}
	err = rows.Scan(&id)
	rows.Close()
	if err != nil {
		return 0, err
	}
	_, err = db.Exec("UPDATE users SET seen = 1 WHERE id = ?", id)
	return id, err
}

// Beside a transaction: what should be in it is not, and needs another connection.
func execBesideTransaction(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "DELETE FROM orders"); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "DELETE FROM users"); err != nil { // want held-while-acquiring
		return err
	}
	return tx.Commit()
}

// On the transaction itself; and behind it.
func execInTransaction(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM orders"); err != nil {
		tx.Rollback()
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return db.Ping()
}

// The transaction could not be begun.
func pingWithoutTransaction(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return db.Ping()
	}
	return tx.Commit()
}

// Two pools.
func copyRows(from, to *sql.DB) error {
	rows, err := from.Query("SELECT id FROM users")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return err
		}
		if _, err := to.Exec("INSERT INTO users VALUES (?)", id); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Through a method that begins with a query.
type userStore struct{ db *sql.DB }

func (s *userStore) countOrders(id int) (count int, err error) {
	err = s.db.QueryRow("SELECT count(*) FROM orders WHERE customer = ?", id).Scan(&count)
	return count, err
}

func (s *userStore) countAll() (total int, err error) {
	rows, err := s.db.Query("SELECT id FROM users")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return 0, err
		}
		count, err := s.countOrders(id) // want held-while-acquiring
		if err != nil {
			return 0, err
		}
		total += count
	}
	return total, rows.Err()
}

// Rows that a helper closes.
func drain(rows *sql.Rows) error {
	for rows.Next() {
	}
	return rows.Close()
}

func queryBehindHelper(db *sql.DB) error {
	rows, err := db.Query("SELECT id FROM users")
	if err != nil {
		return err
	}
	if err := drain(rows); err != nil {
		return err
	}
	return db.Ping()
}

// Two locks in opposite orders.
type twoLocks struct {
	left, right sync.Mutex
	shared      sync.RWMutex
	outer       sync.Mutex
	inner       sync.Mutex
	gate        sync.Mutex
	a, b        int
}

func (t *twoLocks) leftFirst() {
	t.left.Lock()
	defer t.left.Unlock()
	t.right.Lock() // want held-while-acquiring
	defer t.right.Unlock()
	t.a++
}

func (t *twoLocks) rightFirst() {
	t.right.Lock()
	t.takesLeft() // want held-while-acquiring
	t.right.Unlock()
}

func (t *twoLocks) takesLeft() {
	t.left.Lock()
	defer t.left.Unlock()
	t.b++
}

// One after the other.
func (t *twoLocks) rightThenLeft() {
	t.right.Lock()
	t.a++
	t.right.Unlock()
	t.left.Lock()
	t.b++
	t.left.Unlock()
}

// Behind a third lock nobody else is there.
func (t *twoLocks) outerFirst() {
	t.gate.Lock()
	defer t.gate.Unlock()
	t.outer.Lock()
	defer t.outer.Unlock()
	t.inner.Lock()
	defer t.inner.Unlock()
	t.a++
}

func (t *twoLocks) innerFirst() {
	t.gate.Lock()
	defer t.gate.Unlock()
	t.inner.Lock()
	defer t.inner.Unlock()
	t.outer.Lock()
	defer t.outer.Unlock()
	t.b++
}

// Two types that call each other.
type parentNode struct {
	mu    sync.Mutex
	child *childNode
	count int
}

type childNode struct {
	mu     sync.Mutex
	parent *parentNode
	count  int
}

func (p *parentNode) grow() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.child.grown() // want held-while-acquiring
}

func (p *parentNode) changed() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count++
}

func (c *childNode) grown() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count++
}

func (c *childNode) change() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.parent.changed() // want held-while-acquiring
}

// Another object of the same type has another lock.
type chainNode struct {
	mu, list sync.Mutex
	next     *chainNode
	count    int
}

func (n *chainNode) passOn() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.next.takeList()
}

func (n *chainNode) takeList() {
	n.list.Lock()
	defer n.list.Unlock()
	n.count++
}

func (n *chainNode) listFirst() {
	n.list.Lock()
	defer n.list.Unlock()
	n.mu.Lock()
	defer n.mu.Unlock()
	n.count++
}

// The other side of the channel needs the lock before it comes to it.
type market struct {
	mu       sync.Mutex
	requests chan string
	roomy    chan string
	answers  chan string
	free     chan string
	stop     chan struct{}
	names    []string
}

func newMarket() *market {
	m := &market{requests: make(chan string), roomy: make(chan string, 8), free: make(chan string)}
	m.answers = make(chan string)
	m.stop = make(chan struct{})
	return m
}

func (m *market) asksUnderTheLock(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.names = append(m.names, name)
	m.requests <- name // want held-while-acquiring
}

func (m *market) asksOutside(name string) {
	m.mu.Lock()
	m.names = append(m.names, name)
	m.mu.Unlock()
	m.requests <- name
}

func (m *market) asksOrGivesUp(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	select {
	case m.requests <- name:
	case <-m.stop:
	}
}

func (m *market) balances() {
	for {
		select {
		case name := <-m.requests:
			m.forget(name)
		case <-m.stop:
			return
		}
	}
}

func (m *market) forget(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.names = m.names[:0]
}

// There is room.
func (m *market) asksWithRoom(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.roomy <- name // want held-while-blocking
}

func (m *market) balancesWithRoom() {
	for name := range m.roomy {
		m.forget(name)
	}
}

// The other side needs no lock.
func (m *market) asksWhoIsFree(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.free <- name // want held-while-blocking
}

func (m *market) balancesFreely(print func(string)) {
	for name := range m.free {
		print(name)
	}
}

// Who answers holds the lock as well.
func (m *market) waitsUnderTheLock() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return <-m.answers // want held-while-acquiring
}

func (m *market) answersUnderTheLock() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.answers <- m.names[0] // want held-while-acquiring
}
