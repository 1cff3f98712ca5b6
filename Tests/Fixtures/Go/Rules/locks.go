package fixtures

import (
	"errors"
	"sync"
)

type counter struct {
	mu sync.Mutex
	rw sync.RWMutex
	n  int
}

func (c *counter) addChecked(n int) error {
	c.mu.Lock() // want leak
	if n < 0 {
		return errors.New("negative")
	}
	c.n += n
	c.mu.Unlock()
	return nil
}

func (c *counter) add(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n += n
}

func (c *counter) readChecked() (int, error) {
	c.rw.RLock() // want leak
	if c.n < 0 {
		return 0, errors.New("negative")
	}
	n := c.n
	c.rw.RUnlock()
	return n, nil
}

func (c *counter) lock()   { c.mu.Lock() }
func (c *counter) unlock() { c.mu.Unlock() }

func (c *counter) throughWrappers(n int) error {
	c.lock() // want leak
	if n < 0 {
		return errors.New("negative")
	}
	c.unlock()
	return nil
}

func (c *counter) throughWrappersDeferred(n int) {
	c.lock()
	defer c.unlock()
	c.n = n
}

func (c *counter) try(n int) bool {
	if !c.mu.TryLock() {
		return false
	}
	defer c.mu.Unlock()
	c.n = n
	return true
}

func (c *counter) tryMissed(n int) bool {
	if !c.mu.TryLock() { // want leak
		return false
	}
	if n < 0 {
		return false
	}
	c.mu.Unlock()
	return true
}

type embedded struct {
	sync.Mutex
	n int
}

func (e *embedded) set(n int) error {
	e.Lock() // want leak
	if n < 0 {
		return errors.New("negative")
	}
	e.n = n
	e.Unlock()
	return nil
}

func (e *embedded) setDeferred(n int) {
	e.Lock()
	defer e.Unlock()
	e.n = n
}

var global sync.Mutex

func globalMissed(n int) int {
	global.Lock() // want leak
	if n < 0 {
		return 0
	}
	global.Unlock()
	return n
}

func unlockedInLoop(c *counter, values []int) {
	for _, v := range values {
		c.mu.Lock()
		if v < 0 {
			c.mu.Unlock()
			continue
		}
		c.n += v
		c.mu.Unlock()
	}
}

func releasedAround(c *counter, wait func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.n > 0 {
		c.mu.Unlock()
		wait()
		c.mu.Lock()
	}
}

func (c *counter) unlockFunc() func() {
	c.mu.Lock()
	return c.mu.Unlock
}

func locker(l sync.Locker, bad bool) error {
	l.Lock() // want leak
	if bad {
		return errors.New("bad")
	}
	l.Unlock()
	return nil
}

type neverUnlocked struct {
	only sync.Mutex
	n    int
}

func (u *neverUnlocked) inc() {
	u.only.Lock() // want leak
	u.n++
}

func conditional(c *counter, locked bool) {
	if !locked {
		c.mu.Lock()
	}
	c.n++
	if !locked {
		c.mu.Unlock()
	}
}

func inLiteral(c *counter, bad bool) error {
	f := func() error {
		c.mu.Lock() // want leak
		if bad {
			return errors.New("bad")
		}
		c.mu.Unlock()
		return nil
	}
	return f()
}

func pointerAlias(c *counter, bad bool) error {
	mu := &c.mu
	mu.Lock() // want leak
	if bad {
		return errors.New("bad")
	}
	mu.Unlock()
	return nil
}

func handedToGoroutine(c *counter) {
	c.mu.Lock()
	go func() {
		defer c.mu.Unlock()
		c.n++
	}()
}

type part struct{ n int }

var parts []*part

func keep(p *part) { parts = append(parts, p) }

type wide struct {
	mu     sync.Mutex
	notify func()
	p00    *part
	p01    *part
	p02    *part
	p03    *part
	p04    *part
	p05    *part
	p06    *part
	p07    *part
	p08    *part
	p09    *part
	p10    *part
	p11    *part
	p12    *part
	p13    *part
	p14    *part
	p15    *part
	p16    *part
	p17    *part
	p18    *part
	p19    *part
	p20    *part
	p21    *part
	p22    *part
	p23    *part
	p24    *part
	p25    *part
}

// givesBackForAWhile is called with the lock held. It touches more parts than a function's parameters are followed for.
func (w *wide) givesBackForAWhile(n int) bool {
	if n == 0 {
		return false
	}
	keep(w.p00)
	keep(w.p01)
	keep(w.p02)
	keep(w.p03)
	keep(w.p04)
	keep(w.p05)
	keep(w.p06)
	keep(w.p07)
	keep(w.p08)
	keep(w.p09)
	keep(w.p10)
	keep(w.p11)
	keep(w.p12)
	keep(w.p13)
	keep(w.p14)
	keep(w.p15)
	keep(w.p16)
	keep(w.p17)
	keep(w.p18)
	keep(w.p19)
	keep(w.p20)
	keep(w.p21)
	keep(w.p22)
	keep(w.p23)
	keep(w.p24)
	keep(w.p25)
	if w.notify != nil {
		w.mu.Unlock()
		w.notify()
		w.mu.Lock()
	}
	return true
}

// callersLock is called with the lock held as well.
func (w *wide) callersLock(n int) bool {
	return w.givesBackForAWhile(n)
}

func (w *wide) maybeLocks(n int, isLocked bool) bool {
	lock := func() {
		if !isLocked {
			w.mu.Lock()
		}
	}
	unlock := func() {
		if !isLocked {
			w.mu.Unlock()
		}
	}
	lock()
	defer unlock()
	if n < 0 {
		return false
	}
	return w.givesBackForAWhile(n)
}

// Two types have a lock of one name. One is taken in one method and given back in another, which says nothing of the
// other's.
type swingDoor struct {
	passage sync.Mutex
	count   int
}

func (t *swingDoor) enter() { t.passage.Lock() }

func (t *swingDoor) leave() { t.passage.Unlock() }

type corridor struct {
	passage sync.Mutex
	length  int
}

func (c *corridor) extend(by int) {
	c.passage.Lock() // want leak
	c.length += by
}

// However it is reached, it is the corridor's.
type house struct{ hall *corridor }

func (h *house) close() {
	h.hall.passage.Lock() // want leak
}

func (h *house) paint() {
	hall := h.hall
	hall.passage.Lock() // want leak
	hall.length++
}

// So it is where it is embedded.
type lobby struct {
	sync.Mutex
	guests int
}

type hotel struct{ lobby lobby }

func (h *hotel) arrive() {
	h.lobby.Lock() // want leak
	h.lobby.guests++
}

type turnstile struct{ sync.Mutex }

func (t *turnstile) enter() { t.Lock() }

func (t *turnstile) leave() { t.Unlock() }

func (t *turnstile) turn() {
	t.enter()
	defer t.leave()
}

// A lock that is a variable is nobody's field; what a helper is given, its caller gives.
func giveBack(passage *sync.Mutex) { passage.Unlock() }

var passage struct {
	passage sync.Mutex
	length  int
}

func enterPassage() { passage.passage.Lock() }

func leavePassage() { passage.passage.Unlock() }

func walk() {
	enterPassage()
	defer leavePassage()
	passage.length++
}

type gate struct {
	passage sync.Mutex
	open    bool
}

// The helper gives it back, and the caller says which.
func (g *gate) shut() {
	g.passage.Lock()
	g.open = false
}

func (g *gate) shutAndLeave() {
	g.shut()
	giveBack(&g.passage)
}

func (h *house) swing(t *swingDoor) {
	t.enter()
	defer t.leave()
	t.count++
}

type chainRunner struct {
	work   sync.RWMutex
	chains chan func()
	done   chan struct{}
}

// The worker that gets the chain gives the lock back.
func (r *chainRunner) hand(chain func()) bool {
	r.work.RLock()
	select {
	case r.chains <- chain:
		return true
	case <-r.done:
		r.work.RUnlock()
		return false
	}
}

func (r *chainRunner) worker() {
	for chain := range r.chains {
		r.runOne(chain)
	}
}

func (r *chainRunner) runOne(chain func()) {
	defer r.work.RUnlock()
	chain()
}

// Where it fails nobody was handed anything.
func (r *chainRunner) handOrFail(chain func()) error {
	r.work.RLock() // want leak
	select {
	case r.chains <- chain:
		return nil
	case <-r.done:
		return errors.New("closed")
	default:
		r.work.RUnlock()
		return nil
	}
}

var packageLock sync.Mutex

// A literal gives a package's lock back like any other.
func deferredPackageLock(c *counter) int {
	packageLock.Lock()
	defer func() {
		c.n++
		packageLock.Unlock()
	}()
	return c.n
}

func deferredOtherLock(c *counter) int {
	packageLock.Lock() // want leak
	defer func() {
		c.mu.Unlock()
	}()
	if c.n > 0 {
		return c.n
	}
	packageLock.Unlock()
	return 0
}

type shelf struct {
	mu    sync.Mutex
	books map[string]*counter
}

// The caller gets what it asked for with its lock held.
func (s *shelf) lockedBook(name string) (*counter, error) {
	book := s.books[name]
	if book == nil {
		return nil, errors.New("no such book")
	}
	book.mu.Lock()
	if book.n < 0 {
		book.mu.Unlock()
		return nil, errors.New("negative")
	}
	return book, nil
}

func unlockOnce(lock sync.Locker) func() {
	var once sync.Once
	return func() { once.Do(lock.Unlock) }
}

func (c *counter) givesBackByWhatWasMade(limit int) int {
	unlock := unlockOnce(&c.mu)
	c.mu.Lock()
	defer unlock()
	if c.n > limit {
		return limit
	}
	unlock()
	return c.n
}

func (c *counter) forgetsBesideWhatWasMade(other *counter, limit int) int {
	unlock := unlockOnce(&other.mu)
	defer unlock()
	c.mu.Lock() // want leak
	if c.n > limit {
		return limit
	}
	c.mu.Unlock()
	return c.n
}

// A lock below a variable of one's own has no name for a caller. Whose it is, its type tells.

type drawer struct {
	latch  sync.Mutex
	papers int
}

type desk struct {
	drawers map[string]*drawer
	shelves []drawer
	boxes   []box
}

func (d *desk) file(name string) {
	in := d.drawers[name]
	in.latch.Lock() // want leak
	in.papers++
}

func (d *desk) fileAndShut(name string) {
	in := d.drawers[name]
	in.latch.Lock()
	defer in.latch.Unlock()
	in.papers++
}

// Who gives it back gets it.
func (d *desk) open(name string) *drawer {
	in := d.drawers[name]
	in.latch.Lock()
	return in
}

// An element that nothing names may be any: here they are given back by number.
type box struct {
	lid   sync.Mutex
	count int
}

func (d *desk) countAll() (sum int) {
	for i := range d.boxes {
		in := &d.boxes[i]
		in.lid.Lock()
		sum += in.count
	}
	defer func() {
		for i := range d.boxes {
			d.boxes[i].lid.Unlock()
		}
	}()
	return sum
}

// Here whoever is told the number does.
type crate struct {
	seal  sync.Mutex
	parts []int
}

type ship struct{ crates []crate }

func (s *ship) load(parts []int) {
	for i := range s.crates {
		in := &s.crates[i]
		in.seal.Lock()
		in.parts = parts
		go s.stow(i)
	}
}

func (s *ship) stow(number int) {
	s.crates[number].parts = nil
	s.crates[number].seal.Unlock()
}

// And here each is taken and given back where it is.
type bin struct {
	flap  sync.Mutex
	waste int
}

type yard struct {
	bins  []bin
	first map[int]*bin
}

func (y *yard) empty() {
	for i := range y.bins {
		y.bins[i].flap.Lock()
		y.bins[i].waste = 0
		y.bins[i].flap.Unlock()
	}
}

func (y *yard) fill(number int) {
	in := y.first[number]
	in.flap.Lock() // want leak
	in.waste++
}

// A lock that is a variable of the function is known to its literals alone.

func forEach(work func(int)) { work(1) }

func sumOfAll() int {
	var m sync.Mutex
	sum := 0
	forEach(func(n int) {
		m.Lock() // want leak
		sum += n
	})
	return sum
}

func sumOfSome() int {
	m := &sync.Mutex{}
	sum := 0
	forEach(func(n int) {
		if n == 2 {
			m.Lock() // want leak
			sum += n
			return
		}
		m.Lock()
		sum -= n
		m.Unlock()
	})
	return sum
}

func sumByTurns() int {
	var m sync.Mutex
	sum := 0
	forEach(func(n int) {
		m.Lock()
		sum += n
	})
	forEach(func(n int) {
		defer m.Unlock()
		sum += n
	})
	return sum
}

func sumUnder(m *sync.Mutex) int {
	sum := 0
	forEach(func(n int) {
		m.Lock()
		sum += n
	})
	return sum
}

func sumUnderGiven(give func() *sync.Mutex) int {
	m := give()
	sum := 0
	forEach(func(n int) {
		m.Lock()
		sum += n
	})
	return sum
}

// Who only tries does not ask here whether it has it.
func sumAndStay() int {
	var m sync.Mutex
	sum := 0
	defer func() {
		m.TryLock()
	}()
	forEach(func(n int) {
		m.Lock()
		defer m.Unlock()
		sum += n
	})
	return sum
}
