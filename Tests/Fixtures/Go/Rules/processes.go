package fixtures

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"testing"
	"time"

	"crypto/tls"
)

func notWaited() error {
	cmd := exec.Command("true")
	if err := cmd.Start(); err != nil { // want leak
		return err
	}
	return nil
}

func waited() error {
	cmd := exec.Command("true")
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Wait()
}

func piped() ([]byte, error) {
	cmd := exec.Command("true")
	out, err := cmd.StdoutPipe() // want leak
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil { // want leak
		return nil, err
	}
	data, err := io.ReadAll(out)
	if err != nil {
		return nil, err
	}
	return data, cmd.Wait()
}

func run() error { return exec.Command("true").Run() }

func listen() error {
	l, err := net.Listen("tcp", "127.0.0.1:0") // want leak
	if err != nil {
		return err
	}
	conn, err := l.Accept()
	if err != nil {
		return err
	}
	defer conn.Close()
	return l.Close()
}

func accept(l net.Listener) error {
	for {
		conn, err := l.Accept() // want leak
		if err != nil {
			return err
		}
		conn.Write([]byte("x"))
	}
}

func serve(l net.Listener, handle func(net.Conn)) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go handle(conn)
	}
}

func secured(conn net.Conn) (*tls.Conn, error) {
	c := tls.Client(conn, nil)
	if err := c.Handshake(); err != nil {
		return nil, err
	}
	return c, nil
}

func dialSecured(addr string) error {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	c := tls.Client(conn, nil)
	defer c.Close()
	return c.Handshake()
}

func waitGroup(jobs []func()) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			job()
		}()
	}
	wg.Wait()
}

func ticks(done chan struct{}) {
	t := time.NewTicker(time.Second)
	for {
		select {
		case <-t.C:
		case <-done:
			return
		}
	}
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func pooledBuffer() string {
	b := buffers.Get().(*bytes.Buffer)
	return b.String()
}

func tempFile() error {
	f, err := os.CreateTemp("", "x") // want leak
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString("x")
	return err
}

func tempFileRemoved() error {
	f, err := os.CreateTemp("", "x")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	_, err = f.WriteString("x")
	return err
}

func tempFileRenamed(path string) error {
	f, err := os.CreateTemp("", "x")
	if err != nil {
		return err
	}
	name := f.Name()
	if err := f.Close(); err != nil {
		os.Remove(name)
		return err
	}
	if err := os.Rename(name, path); err != nil {
		os.Remove(name)
		return err
	}
	return nil
}

func tempDir() error {
	dir, err := os.MkdirTemp("", "x") // want leak
	if err != nil {
		return err
	}
	if err := os.WriteFile(dir+"/a", nil, 0o600); err != nil {
		return err
	}
	return os.RemoveAll(dir)
}

func TestCleanup(t *testing.T) {
	f, err := os.Open("x")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if f.Name() == "" {
		t.Fatal("no name")
	}
}

func TestCleanupMethod(t *testing.T) {
	f, err := os.Open("x")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
}

func once(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	var o sync.Once
	defer o.Do(func() { f.Close() })
	return nil
}

func createIn(t *testing.T) string {
	f, err := os.CreateTemp(t.TempDir(), "x")
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	return f.Name()
}

func createInFolder() error {
	dir, err := os.MkdirTemp("", "x")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	f, err := os.CreateTemp(dir, "x")
	if err != nil {
		return err
	}
	return f.Close()
}

// Waiting for a process that is found by its number waits for that.
func waitedByNumber(args []string) error {
	pid, err := syscall.ForkExec(args[0], args, nil)
	if err != nil {
		return err
	}
	return waitForNumber(pid)
}

func waitForNumber(pid int) error {
	process, err := os.FindProcess(pid)
	if err != nil {
		return err
	}
	_, err = process.Wait()
	return err
}

// Waiting that fails finds no such child.
func waitedDirectly(args []string) (syscall.WaitStatus, error) {
	var status syscall.WaitStatus
	pid, err := syscall.ForkExec(args[0], args, nil)
	if err != nil {
		return status, err
	}
	_, err = syscall.Wait4(pid, &status, 0, nil)
	return status, err
}

func foundOnly(args []string) (*os.Process, error) {
	pid, err := syscall.ForkExec(args[0], args, nil) // want leak
	if err != nil {
		return nil, err
	}
	if len(args) > 9 {
		return nil, errors.New("too many")
	}
	process, err := os.FindProcess(pid)
	return process, err
}

// A descriptor below zero is none.
func openedWhereNotNegative(path string) (int, error) {
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if fd < 0 {
		return 0, err
	}
	return fd, nil
}

func leftWhereNotNegative(path string, isWanted func(int) bool) (int, error) {
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0) // want leak
	if fd >= 0 {
		if !isWanted(fd) {
			return -1, errors.New("not wanted")
		}
		return fd, nil
	}
	return -1, err
}
