package fixtures

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
)

// What something is embedded in is released by the same method, and is the same to whoever has it.

type countedFile struct {
	*os.File
	count int
}

func openCounted(path string) (*countedFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &countedFile{File: f}, nil
}

func sizeOfCounted(path string) (int64, error) {
	f, err := openCounted(path) // want leak
	if err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func sizeOfCountedClosed(path string) (int64, error) {
	f, err := openCounted(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func sizeOfCountedClosedByPart(path string) (int64, error) {
	f, err := openCounted(path)
	if err != nil {
		return 0, err
	}
	defer f.File.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// An interface has it as well.

type namedConn struct {
	net.Conn
	name string
}

func dialNamed(name, address string) (net.Conn, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	named := &namedConn{Conn: c}
	named.name = name
	return named, nil
}

func greetNamed(name, address string) error {
	c, err := dialNamed(name, address) // want leak
	if err != nil {
		return err
	}
	if _, err := c.Write([]byte(name)); err != nil {
		return err
	}
	return c.Close()
}

func greetNamedAndClose(name, address string) error {
	c, err := dialNamed(name, address)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Write([]byte(name))
	return err
}

// A helper makes it of what it is given.
func limited(f io.ReadCloser, most int64) io.ReadCloser {
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(f, most), f}
}

func openLimited(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return limited(f, 100), nil
}

func readLimited(path string) ([]byte, error) {
	r, err := openLimited(path) // want leak
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func readLimitedAndClose(path string) ([]byte, error) {
	r, err := openLimited(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// A method of its own may do more, or something else.

type lineFile struct {
	*bufio.Writer
	under *os.File
}

func createLines(path string) (*lineFile, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &lineFile{Writer: bufio.NewWriter(f), under: f}, nil
}

func (l *lineFile) Close() error {
	return errors.Join(l.Flush(), l.under.Close())
}

func writeLines(path string, lines []string) error {
	l, err := createLines(path) // want leak
	if err != nil {
		return err
	}
	for _, line := range lines {
		if _, err := l.WriteString(line); err != nil {
			return err
		}
	}
	return l.Close()
}

type sharedFile struct {
	*os.File
	users int
}

func openShared(path string) (*sharedFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &sharedFile{File: f, users: 1}, nil
}

// Close is for the last one.
func (s *sharedFile) Close() error {
	s.users--
	if s.users > 0 {
		return nil
	}
	return s.File.Close()
}

func useShared(path string) error {
	s, err := openShared(path)
	if err != nil {
		return err
	}
	defer s.Close()
	_, err = s.Stat()
	return err
}
