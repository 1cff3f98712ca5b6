package store

import (
	"context"
	"io"
	"net"
	"os"
	"strconv"
	"syscall"
	"time"

	"example.com/meant/handles"
)

// Copy leaves the file to what still copies: the variable says so on purpose.
func Copy(ctx context.Context, path string, from io.Reader) error {
	file, err := os.Create(path) // note leak
	if err != nil {
		return err
	}
	isBusy := false
	defer func() {
		if !isBusy {
			_ = file.Close()
		}
		_ = os.Chmod(path, 0o600)
	}()
	done := make(chan error, 1)
	go func() {
		_, err := io.Copy(file, from)
		done <- err
	}()
	select {
	case <-ctx.Done():
		select {
		case <-done:
		case <-time.After(time.Second):
			isBusy = true
		}
		return ctx.Err()
	case err := <-done:
		return err
	}
}

// CopyWhole never sets the variable where it fails.
func CopyWhole(path string, from io.Reader) error {
	file, err := os.Create(path) // error leak
	if err != nil {
		return err
	}
	isDone := false
	defer func() {
		if isDone {
			_ = file.Close()
		}
	}()
	if _, err := io.Copy(file, from); err != nil {
		return err
	}
	isDone = true
	return nil
}

// Serve gives each connection with its address: what listens has one of this type.
func Serve(l net.Listener, give func(net.Conn, *net.TCPAddr)) error {
	for {
		conn, err := l.Accept() // note leak
		if err != nil {
			return err
		}
		from, isTCP := conn.RemoteAddr().(*net.TCPAddr)
		if !isTCP {
			continue
		}
		give(conn, from)
	}
}

// Handle gives the number to what is made of it.
func Handle(path string) (*handles.Handle, error) {
	number, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	return handles.New(number), nil
}

// Number tells no more than what it is.
func Number(path string) (string, error) {
	number, err := syscall.Open(path, syscall.O_RDONLY, 0) // error leak
	if err != nil {
		return "", err
	}
	return "/proc/self/fd/" + strconv.Itoa(number), nil
}

// ServeLocal begins once, and leaves each connection that comes from elsewhere.
func ServeLocal(l net.Listener, give func(net.Conn)) error {
	for {
		conn, err := l.Accept() // error leak
		if err != nil {
			return err
		}
		if conn.RemoteAddr().String() != "local" {
			continue
		}
		give(conn)
	}
}
