package fixtures

import (
	"fmt"
	"log"
	"net"
	"os"
	"sync"
	"testing"
)

func exitWithTempDir() {
	dir, err := os.MkdirTemp("", "x")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(dir+"/a", nil, 0o600); err != nil {
		log.Fatal(err) // want exit-skips-cleanup
	}
}

func die(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}

func exitInCallee() {
	dir, err := os.MkdirTemp("", "x")
	if err != nil {
		die("no folder")
	}
	defer os.RemoveAll(dir)
	if len(dir) > 100 {
		die("too long") // want exit-skips-cleanup
	}
}

func exitInRecover() {
	dir, err := os.MkdirTemp("", "x")
	if err != nil {
		return
	}
	defer os.RemoveAll(dir)
	defer func() {
		if r := recover(); r != nil {
			log.Fatal(r) // want exit-skips-cleanup
		}
	}()
	fmt.Println(dir)
}

func exitHeld() {
	dir, err := os.MkdirTemp("", "x")
	if err != nil {
		return
	}
	if len(dir) > 100 {
		os.Exit(1) // want exit-skips-cleanup
	}
	os.RemoveAll(dir)
}

func exitWithFile(path string) {
	f, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	if f.Name() == "" {
		log.Fatal("no name") // want exit-skips-cleanup
	}
}

func nothingPending() {
	if len(os.Args) < 2 {
		os.Exit(2)
	}
}

func unreachable(path string) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return
	}
	for {
		fmt.Println(f.Name())
		if f.Name() == "" {
			return
		}
	}
	defer f.Close() // want unreachable-defer
}

func behindExit(path string) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	os.Exit(0)
	defer f.Close() // want unreachable-defer
}

// A note, not an error: Close of net.Listener may remove a socket file, and this one has none.
func reopensListener(address string, reset bool) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	again := func() {
		l.Close()
		fresh, err := net.Listen("tcp", address)
		if err != nil {
			return
		}
		l = fresh
	}
	if reset {
		again()
	}
	c, err := l.Accept()
	if err != nil {
		log.Fatal(err) // want exit-skips-cleanup
	}
	c.Close()
}

func skipped(t *testing.T) {
	t.Skip("too slow")
	f, err := os.Open("x")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // noise unreachable-defer a test that skips itself on purpose
	fmt.Println(f.Name())
}

// Of another build there is more than a panic.
func pollPlaceholder(events []int) int { panic("not in this build") }

func behindPlaceholder(mu *sync.Mutex, events []int) {
	for pollPlaceholder(events) > 0 {
		mu.Lock()
		fmt.Println(len(events))
		mu.Unlock()
	}
}

func neverHere(message string) { panic("bug: " + message) }

func behindNeverHere(mu *sync.Mutex) {
	neverHere("poll")
	defer mu.Unlock() // want unreachable-defer
}
