package fixtures

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

func traced(name string) func() {
	start := time.Now()
	return func() { fmt.Println(name, time.Since(start)) }
}

type profile struct{ depth int }

func (p *profile) enter() context.CancelFunc {
	p.depth++
	return func() { p.depth-- }
}

func inFolder(path string) (back func(), err error) {
	old, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	if os.Chdir(path) != nil {
		return nil, errors.New("no folder")
	}
	return func() { os.Chdir(old) }, nil
}

func tracesWrongly() {
	defer traced("work") // want defer-not-called
	fmt.Println("works")
}

func entersWrongly(p *profile) {
	defer p.enter() // want defer-not-called
	fmt.Println("works")
}

func changesWrongly(path string) {
	defer inFolder(path) // want defer-not-called
	fmt.Println("works")
}

func wrapsWrongly(once func()) {
	defer sync.OnceFunc(once) // want defer-not-called
	fmt.Println("works")
}

func cancelsWrongly(ctx context.Context) {
	defer context.WithCancel(ctx) // want defer-not-called
	fmt.Println("works")
}

func tracesRightly(p *profile) {
	defer traced("work")()
	stop := p.enter()
	defer stop()
}

var level int

// Callers that set a level for good throw away what sets it back.
func setLevel(next int) func() {
	old := level
	level = next
	return func() { level = old }
}

func setsForGood() { setLevel(3) }

func setsOnTheWayOut() {
	before := level
	defer setLevel(before)
	fmt.Println("works")
}

// What it gives only takes back what it did.
func runsWhenCancelled(ctx context.Context, f func()) {
	defer context.AfterFunc(ctx, f)
	fmt.Println("works")
}

// A function that wants arguments is a value like another.
func handler(name string) func(string) { return func(text string) { fmt.Println(name, text) } }

func makesAHandler() {
	defer handler("last")
	fmt.Println("works")
}
