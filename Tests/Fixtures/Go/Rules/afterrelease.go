package rules

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"time"
)

// A file that is read once it is closed.
func readClosed(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	f.Close()
	return io.ReadAll(f) // want use-after-release
}

// What may be asked of a closed file: its name, and to be closed again.
func nameOfClosed(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	f.Close()
	f.Close()
	return f.Name(), nil
}

// The deferred release runs last.
func readDeferred(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// A missing return: the way through the branch comes to the use.
func forgotReturn(path string, text []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		log.Print(err)
		f.Close()
	}
	if err := f.Sync(); err != nil { // want use-after-release
		f.Close()
		return err
	}
	return f.Close()
}

// Whether it is closed is known by a flag.
func closedByFlag(path string, text []byte, early bool) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if early {
		if err := f.Close(); err != nil {
			return err
		}
	}
	if !early {
		if _, err := f.Write(text); err != nil {
			f.Close()
			return err
		}
		return f.Close()
	}
	return nil
}

// The variable has another file.
func closedAndReopened(path string) ([]byte, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	f, err = os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// Each round has a file of its own.
func closedEachRound(paths []string) error {
	var buffer [8]byte
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		if _, err := f.Read(buffer[:]); err != nil {
			f.Close()
			return err
		}
		f.Close()
	}
	return nil
}

// The second round finds the file closed.
func closedInLoop(path string, texts []string) error {
	f, err := os.Create(path) // want leak
	if err != nil {
		return err
	}
	for _, text := range texts {
		if _, err := f.WriteString(text); err != nil { // miss use-after-release the first round comes with an open file
			f.Close()
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// A query on what is committed.
func askCommitted(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE users SET seen = now()") // want use-after-release
	return err
}

// Rolling back what is committed is the usual safety.
func rollbackCommitted(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE users SET seen = now()"); err != nil {
		tx.Rollback()
		return err
	}
	err = tx.Commit()
	tx.Rollback()
	return err
}

// Rows that are closed have no next one; their error may be asked.
func nextOfClosed(db *sql.DB) (int, error) {
	rows, err := db.Query("SELECT id FROM users")
	if err != nil {
		return 0, err
	}
	rows.Close()
	if rows.Next() { // want use-after-release
		return 1, nil
	}
	return 0, rows.Err()
}

func errOfClosed(db *sql.DB) (id int, err error) {
	rows, err := db.Query("SELECT id FROM users")
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		if err := rows.Scan(&id); err != nil {
			rows.Close()
			return 0, err
		}
	}
	rows.Close()
	return id, rows.Err()
}

// A body that is closed before it is read.
func readClosedBody(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %s", resp.Status)
	}
	return io.ReadAll(resp.Body) // want use-after-release
}

// A body that was replaced by what was read of it.
func replaceBody(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(text))
	return io.ReadAll(resp.Body)
}

// A connection is written to once it is closed; its address stays.
func greetClosed(address string) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	conn.Close()
	log.Print(conn.RemoteAddr())
	_, err = conn.Write([]byte("bye")) // want use-after-release
	return err
}

// Only functions are looked at in which something is acquired.
func greetGiven(conn net.Conn) {
	conn.Close()
	conn.Write([]byte("bye")) // miss use-after-release the caller opened it
}

// The methods of something around the connection may renew it.
type link struct {
	conn net.Conn
}

func (l *link) connect() (err error) {
	l.conn, err = net.DialTimeout("tcp", "localhost:1", time.Second)
	return err
}

func (l *link) again(text []byte) error {
	l.conn.Close()
	if err := l.connect(); err != nil {
		return err
	}
	_, err := l.conn.Write(text)
	return err
}

// A writer that begins anew.
func twoStreams(w io.Writer, a, b []byte) error {
	z := gzip.NewWriter(w)
	if _, err := z.Write(a); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	z.Reset(w)
	if _, err := z.Write(b); err != nil {
		return err
	}
	return z.Close()
}

func writeEnded(w io.Writer, a []byte) error {
	z := gzip.NewWriter(w)
	if err := z.Close(); err != nil {
		return err
	}
	_, err := z.Write(a) // want use-after-release
	return err
}

// A value of a pool is somebody else's once it is back.
var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func pooledThenUsed(w io.Writer, text string) error {
	b := pages.Get().(*bytes.Buffer)
	b.Reset()
	b.WriteString(text)
	pages.Put(b)
	_, err := w.Write(b.Bytes()) // want use-after-release
	return err
}

func pooledThenReturned() *bytes.Buffer {
	b := pages.Get().(*bytes.Buffer)
	b.Reset()
	pages.Put(b)
	return b // want use-after-release
}

func pooledWell(w io.Writer, text string) error {
	b := pages.Get().(*bytes.Buffer)
	defer pages.Put(b)
	b.Reset()
	b.WriteString(text)
	_, err := w.Write(b.Bytes())
	return err
}

// Another name of the same bytes.
func pooledBytes(text string) []byte {
	b := pages.Get().(*bytes.Buffer)
	b.Reset()
	b.WriteString(text)
	made := b.Bytes()
	pages.Put(b)
	return made // miss use-after-release the bytes are the buffer's
}

// Closing this end for writing leaves the other for reading: what it is nobody here knows.
func halfClosed(stream interface {
	Read(p []byte) (int, error)
	Close() error
}) ([]byte, error) {
	stream.Close()
	return io.ReadAll(stream)
}

func startNamed(name string) (*os.File, error) { return os.Open(name) }

func tellAndExit(name string, err error) {
	fmt.Fprintln(os.Stderr, name, err)
	os.Exit(1)
}

// Whatever the function that ends the program is passed, nothing comes behind it.
func closedWhereItEnds(number, name string) {
	f, err := os.Create(number)
	if err != nil {
		tellAndExit(name, err)
	}
	g, err := startNamed(name)
	if err != nil {
		f.Close()
		tellAndExit(name, err)
	}
	f.WriteString(g.Name())
	f.Close()
	g.Close()
}
