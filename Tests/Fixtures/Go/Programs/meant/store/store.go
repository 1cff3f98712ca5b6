// Package store is what the program works with.
package store

import (
	"bufio"
	"context"
	"io"
	"net"
	"os"
	"time"
)

// Watch works until the program ends: its ticker may tick until then.
func Watch(done chan struct{}) {
	go func() {
		t := time.NewTicker(time.Second) // note leak
		for {
			select {
			case <-t.C:
			case <-done:
				return
			}
		}
	}()
}

// Follow does the same for each request.
func Follow(done <-chan struct{}) {
	t := time.NewTicker(time.Second) // error leak
	for {
		select {
		case <-t.C:
		case <-done:
			return
		}
	}
}

// IsThere asks once whether somebody listens.
func IsThere(address string) bool {
	c, err := net.Dial("tcp", address) // note leak
	if err != nil {
		return false
	}
	return c.RemoteAddr() != nil
}

// Workplace makes a folder to work in, which stays.
func Workplace() string {
	dir, err := os.MkdirTemp("", "work") // note leak
	if err != nil {
		return ""
	}
	os.Chmod(dir, 0o755)
	return "made"
}

// Half makes one that stays only where something fails.
func Half() error {
	dir, err := os.MkdirTemp("", "half") // error leak
	if err != nil {
		return err
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return err
	}
	return os.RemoveAll(dir)
}

// Place makes one for each request.
func Place() {
	dir, err := os.MkdirTemp("", "place") // error leak
	if err != nil {
		return
	}
	os.Chmod(dir, 0o755)
}

// Look comes with each request.
func Look(path string) int64 {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	return end
}

// Load goes over what the program is given.
func Load(paths []string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close() // note defer-in-loop
	}
	return nil
}

// Send goes over what a request asks for.
func Send(paths []string, w io.Writer) {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return
		}
		defer f.Close() // error defer-in-loop
		io.Copy(w, f)
	}
}

// Listed goes over what a list has, however much that is.
func Listed(list io.Reader, w io.Writer) error {
	lines := bufio.NewScanner(list)
	for lines.Scan() {
		f, err := os.Open(lines.Text())
		if err != nil {
			return err
		}
		defer f.Close() // error defer-in-loop
		io.Copy(w, f)
	}
	return lines.Err()
}

// Hand gives each connection away, unless it is told to stop: then it goes with what stops.
func Hand(address string, to chan<- net.Conn, quit <-chan struct{}) error {
	c, err := net.Dial("tcp", address) // note leak
	if err != nil {
		return err
	}
	select {
	case to <- c:
	case <-quit:
	}
	return nil
}

// HandFast gives it away, unless nobody takes it fast enough.
func HandFast(address string, to chan<- net.Conn) error {
	c, err := net.Dial("tcp", address) // error leak
	if err != nil {
		return err
	}
	select {
	case to <- c:
	case <-time.After(time.Second):
	}
	return nil
}

// Restart begins anew when it is told to, until its own context has ended, and with it all that are made of it.
func Restart(ctx context.Context, again <-chan struct{}, work func(context.Context)) {
	var cancel context.CancelFunc
	for {
		select {
		case <-ctx.Done():
			return
		case <-again:
			if cancel != nil {
				cancel()
			}
			inner, stop := context.WithCancel(ctx) // note leak
			cancel = stop
			go work(inner)
		}
	}
}

// Probe asks several, and each is forgotten for the next one: nobody can mean that.
func Probe(addresses []string) (found int) {
	for _, address := range addresses {
		c, err := net.Dial("tcp", address) // error leak
		if err == nil && c.LocalAddr() != nil {
			found++
		}
	}
	return found
}

// Choose gives up what it has found where that is not all.
func Choose(first, second string) net.Conn {
	a, err := net.Dial("tcp", first) // error leak
	if err != nil {
		return nil
	}
	b, err := net.Dial("tcp", second)
	if err != nil {
		a = nil
	}
	if a != nil {
		a.Close()
	}
	return b
}

// Listeners are of one type, whatever the function asks.
func Listeners(addresses []string) (all []*net.TCPListener) {
	for _, address := range addresses {
		l, err := net.Listen("tcp", address) // note leak
		if err != nil {
			break
		}
		if of, is := l.(*net.TCPListener); is {
			all = append(all, of)
		}
	}
	return all
}
