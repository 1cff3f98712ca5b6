// A program that does what it was given, and ends: what fails in its loops fails a bounded number of times.
package main

import (
	"bufio"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"example.com/bounded/client"
	"example.com/bounded/parts"
	"example.com/bounded/web"
)

func main() {
	if err := parts.Begin(); err != nil {
		log.Fatal(err)
	}
	for _, path := range os.Args[1:] {
		if err := copyHead(path); err != nil {
			log.Print(err)
		}
		log.Print(sizeOf(path))
		serveAt(path)
		ask(path)
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		log.Print(emptyIn(lines.Text()))
	}
	visit(os.Args[0], 3)
	for {
		if err := watched(os.Args[0]); err != nil {
			log.Print(err)
		}
		time.Sleep(time.Minute)
		if done() {
			break
		}
	}
	for signal := range make(chan os.Signal) {
		log.Print(signal, told(signal.String()))
	}
	for path := range make(map[string]bool) {
		log.Print(named(path))
	}
	for !done() {
		log.Print(waited(os.Args[0]))
	}
	parts.StartAll()
	log.Print(parts.Begin())
	parts.Wait()
	parts.Again(nil)
	log.Print(client.Get("a"))
	http.Handle("/", web.Pages{})
}

func done() bool { return false }

// copyHead is called in a loop over what was given, and forgets its file where it fails.
func copyHead(path string) error {
	f, err := os.Open(path) // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

// sizeOf forgets each file that the program is given; they go with it.
func sizeOf(path string) int64 {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	return end
}

// serveAt opens one of the few addresses that a process listens at.
func serveAt(address string) {
	l, err := net.Listen("tcp", address) // note leak
	if err != nil {
		return
	}
	log.Print(l.Addr())
}

// ask leaves a few tasks behind.
func ask(path string) {
	answer := make(chan error)
	go func() { answer <- copyHead(path) }()
	select {
	case err := <-answer:
		log.Print(err)
	case <-time.After(time.Second):
	}
}

func emptyIn(path string) error {
	f, err := os.Open(path) // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

// visit comes back to itself, though not for ever.
func visit(path string, depth int) error {
	f, err := os.Open(path) // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	if depth > 0 {
		if err := visit(path+"/..", depth-1); err != nil {
			log.Print(err)
		}
	}
	return f.Close()
}

func watched(path string) error {
	f, err := os.Open(path) // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

func told(path string) error {
	f, err := os.Open(path) // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

func named(path string) error {
	f, err := os.Open(path) // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

func waited(path string) error {
	f, err := os.Open(path) // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

// accepting passes some errors over, so that its loop does not end with the first one.
func accepting(l net.Listener) {
	for {
		c, err := keptAlive(l)
		if err != nil {
			if isTemporary(err) {
				continue
			}
			return
		}
		c.Close()
	}
}

func isTemporary(err error) bool { return err != nil }

func keptAlive(l net.Listener) (net.Conn, error) {
	c, err := l.Accept() // error leak
	if err != nil {
		return nil, err
	}
	if _, err := c.Write([]byte("hello")); err != nil {
		return nil, err
	}
	return c, nil
}

func init() {
	if l, err := net.Listen("tcp", "localhost:0"); err == nil {
		defer l.Close()
		accepting(l)
	}
}
