package rules

import (
	"context"
	"crypto/tls"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"sync"
)

type keptPlayer struct{ cmd *exec.Cmd }

// Whoever has the player waits for the command, which was in its field before it was started.
func (p *keptPlayer) start(name string) error {
	cmd := exec.Command(name)
	p.cmd = cmd
	if err := cmd.Start(); err != nil {
		return err
	}
	return nil
}

func (p *keptPlayer) wait() error { return p.cmd.Wait() }

// A value that is given back has it, too.
func startedPlayer(name string) (*keptPlayer, error) {
	cmd := exec.Command(name)
	p := &keptPlayer{cmd: cmd}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return p, nil
}

// The player is dropped with its command.
func droppedPlayer(name string) error {
	cmd := exec.Command(name)
	p := &keptPlayer{cmd: cmd}
	if err := cmd.Start(); err != nil { // want leak
		return err
	}
	if p.cmd.Process.Pid == 1 {
		return errors.New("that is the first process")
	}
	return nil
}

type keptKey struct{}

// The transaction goes with the context.
func keptInContext(ctx context.Context, db *sql.DB) (context.Context, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	return context.WithValue(ctx, keptKey{}, tx), nil
}

type countedConn struct {
	net.Conn
	count int
}

// What the connection was put into is what the server's side is made of.
func wrappedTwice(listener net.Listener, config *tls.Config) (net.Conn, error) {
	conn, err := listener.Accept()
	if err != nil {
		return nil, err
	}
	counted := &countedConn{Conn: conn}
	if config == nil {
		return counted, nil
	}
	return tls.Server(counted, config), nil
}

// Nobody uses the other end yet.
func pipeOfNobody(name string) (io.Reader, error) {
	reader, writer := io.Pipe()
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	go func() {
		defer f.Close()
		_, err := io.Copy(writer, f)
		writer.CloseWithError(err)
	}()
	return reader, nil
}

// The task waits for somebody to read.
func pipeOfATask(name string) error {
	reader, writer := io.Pipe() // miss leak both ends are one duty, and the task closes its end
	go func() {
		_, err := fmt.Fprintln(writer, name)
		writer.CloseWithError(err)
	}()
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, reader); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}

// The message tells its reader where the file is.
func tellsTheName(text string) (string, error) {
	f, err := os.CreateTemp("", "report")
	if err != nil {
		return "", err
	}
	if _, err := f.WriteString(text); err != nil {
		return "", errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	return "the report is in " + f.Name(), f.Close()
}

// A name with more behind it is the name of something else.
func namesAnother(text string) (string, error) {
	f, err := os.CreateTemp("", "report") // want leak
	if err != nil {
		return "", err
	}
	if err := f.Close(); err != nil {
		return "", err
	}
	return f.Name() + ".txt", nil
}

type keptTable struct {
	mu   sync.Mutex
	rows int
}

// It only looks whether its caller holds the lock.
func (t *keptTable) add() {
	if t.mu.TryLock() {
		panic("add wants the lock")
	}
	t.rows++
}

func (t *keptTable) assertsLocked() {
	assertKept(!t.mu.TryLock())
	t.rows++
}

func assertKept(holds bool) {
	if !holds {
		panic("not so")
	}
}

func (t *keptTable) addTwo() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.add()
	t.assertsLocked()
}

// A table keeps its keys.

type openOnes struct{ files map[*os.File]bool }

func (o *openOnes) add(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	o.files[f] = true
	return nil
}

func (o *openOnes) isThere(path string) (bool, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return false, err
	}
	return o.files[f], nil
}
