package fixtures

import (
	"compress/gzip"
	"io"
	"log"
	"net"
	"os"
	"os/exec"
	"sync"
	"time"
)

// The task has the connection, and forgets it where nothing comes.
func servesEach(listener net.Listener) error {
	for {
		conn, err := listener.Accept() // want leak
		if err != nil {
			return err
		}
		go func(conn net.Conn) {
			buffer := make([]byte, 1)
			if _, err := conn.Read(buffer); err != nil {
				log.Print(err)
				return
			}
			conn.Close()
		}(conn)
	}
}

func servesEachToTheEnd(listener net.Listener) error {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer conn.Close()
			buffer := make([]byte, 1)
			if _, err := conn.Read(buffer); err != nil {
				log.Print(err)
				return
			}
		}()
	}
}

// Nobody closes what the task reads.
func readsInATask(path string, waiting *sync.WaitGroup) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	waiting.Add(1)
	go func() {
		defer waiting.Done()
		io.Copy(io.Discard, f)
	}()
	return nil
}

// The function closes it when the task has ended.
func readsInATaskAndCloses(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		io.Copy(io.Discard, f)
	}()
	<-done
	return f.Close()
}

func readsInATaskAndClosesSometimes(path string, prepare func() error) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		io.Copy(io.Discard, f)
	}()
	if err := prepare(); err != nil {
		return err
	}
	<-done
	return f.Close()
}

// One task reads, and the other one closes.
func readsAndWrites(address string) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	go func() { io.Copy(io.Discard, conn) }()
	go func() {
		defer conn.Close()
		io.Copy(conn, os.Stdin)
	}()
	return nil
}

// The task gives it to somebody who is not known.
func handsItOn(address string, serve func(net.Conn)) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	go func() { serve(conn) }()
	return nil
}

// A task without end keeps it.
func keepsTicking(work func()) {
	ticker := time.NewTicker(time.Second)
	go func() {
		for range ticker.C {
			work()
		}
	}()
}

// Each new one takes the place of one that stays open.
func dialsAgain(address string, again <-chan time.Time) (func() net.Conn, error) {
	var mu sync.Mutex
	conn, err := net.Dial("tcp", address) // want leak
	if err != nil {
		return nil, err
	}
	go func() {
		for range again {
			next, err := net.Dial("tcp", address)
			if err != nil {
				continue
			}
			mu.Lock()
			conn = next
			mu.Unlock()
		}
	}()
	return func() net.Conn {
		mu.Lock()
		defer mu.Unlock()
		return conn
	}, nil
}

// What a task waits for has to be waited for on every way.
func waitsInATask(path string) error {
	command := exec.Command(path)
	if err := command.Start(); err != nil { // want leak
		return err
	}
	go func() {
		state, err := os.ReadFile("/proc/self/stat")
		if err != nil {
			return
		}
		log.Print(state)
		command.Wait()
	}()
	return nil
}

// The task is a function of its own, which forgets what it is given where nothing comes.
func servesEachByAFunction(listener net.Listener) error {
	for {
		conn, err := listener.Accept() // want leak
		if err != nil {
			return err
		}
		go readsOne(conn)
	}
}

func readsOne(conn net.Conn) {
	buffer := make([]byte, 1)
	if _, err := conn.Read(buffer); err != nil {
		log.Print(err)
		return
	}
	conn.Close()
}

func servesEachByAFunctionToTheEnd(listener net.Listener) error {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return err
		}
		go readsOneToTheEnd(conn)
	}
}

func readsOneToTheEnd(conn net.Conn) {
	defer conn.Close()
	buffer := make([]byte, 1)
	if _, err := conn.Read(buffer); err != nil {
		log.Print(err)
		return
	}
}

// What decides is given by the caller, who may mean it so.
func servesOne(address string, isKept bool) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	go readsUnlessKept(conn, isKept)
	if isKept {
		return conn.Close()
	}
	return nil
}

func readsUnlessKept(conn net.Conn, isKept bool) {
	if isKept {
		return
	}
	defer conn.Close()
	buffer := make([]byte, 1)
	conn.Read(buffer)
}

// Who writes into a pipe ends it with the error; the rest of the output is nobody's then.
func packsInATask(text []byte) io.Reader {
	reading, writing := io.Pipe()
	compressing := gzip.NewWriter(writing)
	go func() {
		if _, err := compressing.Write(text); err != nil {
			writing.CloseWithError(err)
			return
		}
		writing.CloseWithError(compressing.Close())
	}()
	return reading
}
