package fixtures

import (
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"
)

type till struct {
	drawer sync.Mutex
	rows   sync.RWMutex
	coins  int
}

func (t *till) locksTwice() {
	t.drawer.Lock()
	defer t.drawer.Lock() // want defer-acquires
	t.coins++
}

func (t *till) readsTwice() int {
	t.rows.RLock()       // want leak
	defer t.rows.RLock() // want defer-acquires
	return t.coins
}

func (t *till) onlyLocksAtTheEnd() {
	var once sync.Mutex
	defer once.Lock() // want defer-acquires
	t.coins++
}

func opensAtTheEnd(path string) {
	defer os.Open(path) // want defer-acquires
	fmt.Println(path)
}

func asksAtTheEnd(url string) {
	defer http.Get(url) // want defer-acquires
	fmt.Println(url)
}

// The caller holds the lock, lends it, and gets it back.
func (t *till) waits(ready chan struct{}) {
	t.drawer.Unlock()
	defer t.drawer.Lock()
	<-ready
}

func (t *till) waitsTheOtherWayRound(ready chan struct{}) {
	defer t.drawer.Lock()
	t.drawer.Unlock()
	<-ready
}

// What is deferred belongs together: taken, changed, given back on the way out.
func (t *till) countsOnTheWayOut(work func()) {
	defer t.drawer.Unlock()
	defer func() { t.coins++ }()
	defer t.drawer.Lock()
	work()
}

// A lock given back through a value is given back as well.
func (t *till) lendsThroughAValue(ready chan struct{}) {
	release := t.drawer.Unlock
	release()
	defer t.drawer.Lock()
	<-ready
}

type turnstile struct{ bar sync.Mutex }

// The function is a way to take the lock.
func (g *turnstile) Lock() {
	defer g.bar.Lock()
	fmt.Println("waiting")
}

func (g *turnstile) Unlock() { g.bar.Unlock() }

// Somebody else gives the lock back.
func (t *till) begins() {
	defer t.drawer.Lock()
	fmt.Println("begins")
}

func (t *till) ends() { t.drawer.Unlock() }

// What a body keeps is that body's finding.
func (t *till) keepsRows() {
	t.rows.Lock() // want leak
	t.coins++
}

func (t *till) keepsRowsAtTheEnd() {
	defer t.keepsRows() // miss defer-acquires only contracts that somebody wrote count
	t.coins++
}

// So many fewer, not more.
func countsDown(group *sync.WaitGroup) {
	defer group.Add(-1)
	fmt.Println("done")
}

// A timer that nobody holds is collected.
func startsATimer() {
	defer time.NewTimer(time.Second)
	fmt.Println("done")
}
