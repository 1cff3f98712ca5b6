package fixtures

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"text/scanner"
)

func earlyReturn(path string) (string, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return "", err
	}
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return "", err
	}
	f.Close()
	return line, nil
}

func deferred(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return bufio.NewReader(f).ReadString('\n')
}

func neverClosed(path string) {
	f, err := os.Create(path) // want leak
	if err != nil {
		return
	}
	fmt.Fprintln(f, "hello")
}

func bothPaths(path string, keep bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if keep {
		f.Close()
		return nil
	}
	return f.Close()
}

func closedInLiteral(path string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	_, err = f.WriteString("x")
	return err
}

func closedOnErrorOnly(path string) (result *os.File, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	if _, err = f.Seek(10, 0); err != nil {
		return nil, err
	}
	return f, nil
}

func closedOnErrorOnlyByTheResult(path string) (f *os.File, err error) {
	f, err = os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	if _, err = f.Seek(10, 0); err != nil {
		return f, err
	}
	return f, nil
}

func correlated(path string, want bool) {
	var f *os.File
	if want {
		var err error
		f, err = os.Open(path)
		if err != nil {
			return
		}
	}
	fmt.Println("working")
	if want {
		f.Close()
	}
}

func guardedByNil(path string, want bool) {
	var f *os.File
	if want {
		f, _ = os.Open(path)
	}
	if f != nil {
		f.Close()
	}
}

func reusedError(path, other string) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	g, err := os.Open(other)
	if err != nil {
		return err
	}
	defer g.Close()
	defer f.Close()
	return nil
}

func overwritten(path, other string) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	f, err = os.Open(other)
	if err != nil {
		return err
	}
	return f.Close()
}

func inLoop(paths []string) {
	for _, path := range paths {
		f, err := os.Open(path) // want leak
		if err != nil {
			continue
		}
		fmt.Println(f.Name())
	}
}

func closedInLoop(paths []string) {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		fmt.Println(f.Name())
		f.Close()
	}
}

func returned(path string) (*os.File, error) { return os.Open(path) }

func ofReturned(path string) error {
	f, err := returned(path) // want leak
	if err != nil {
		return err
	}
	if f.Name() == "x" {
		return errors.New("bad name")
	}
	return f.Close()
}

func closeAll(files ...io.Closer) {
	for _, f := range files {
		f.Close()
	}
}

func collected(paths []string) error {
	var files []*os.File
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		files = append(files, f)
	}
	for _, f := range files {
		f.Close()
	}
	return nil
}

func helper(f *os.File) { f.Close() }

func releasedByHelper(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	helper(f)
	return nil
}

func asInterface(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	var c io.Closer = f
	return c.Close()
}

func closeQuietly(c io.Closer) { _ = c.Close() }

func releasedThroughInterface(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer closeQuietly(f)
	return nil
}

func onlyRead(r io.Reader) ([]byte, error) { return io.ReadAll(r) }

func borrowedByHelper(path string) ([]byte, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return nil, err
	}
	return onlyRead(f)
}

func notFound(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func notExist(path string) error {
	f, err := os.Open(path)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	if err != nil {
		return nil
	}
	defer f.Close()
	return nil
}

func switched(path string) error {
	f, err := os.Open(path)
	switch {
	case err == nil:
		return f.Close()
	case os.IsNotExist(err):
		return nil
	default:
		return err
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func mustOpen(path string) {
	f := must(os.Open(path)) // want leak
	fmt.Println(f.Name())
}

func mustClosed(path string) {
	f := must(os.Open(path))
	defer f.Close()
}

func twoPipes() error {
	r, w, err := os.Pipe() // want leak
	if err != nil {
		return err
	}
	defer r.Close()
	fmt.Fprintln(w, "x")
	return nil
}

func gotoOut(path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if f.Name() == "" {
		goto done
	}
	fmt.Println("named")
done:
	f.Close()
	return nil
}

func localCleanup(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	cleanup := func() { f.Close() }
	if f.Name() == "" {
		cleanup()
		return nil
	}
	cleanup()
	return nil
}

func localCleanupMissed(path string) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	cleanup := func() { f.Close() }
	if f.Name() == "" {
		return nil
	}
	cleanup()
	return nil
}

func methodValue(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	done := f.Close
	defer done()
	return nil
}

func handedOver(path string, sink func(io.Closer)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	sink(f)
	return nil
}

type holder struct {
	f    *os.File
	name string
}

func (h *holder) Close() error { return h.f.Close() }

func newHolder(path string) (*holder, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &holder{f: f, name: path}, nil
}

func newHolderHalf(path string) (*holder, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return nil, err
	}
	if path == "" {
		return nil, errors.New("no path")
	}
	return &holder{f: f, name: path}, nil
}

func ofHolder(path string) error {
	h, err := newHolder(path) // want leak
	if err != nil {
		return err
	}
	if h.name == "" {
		return errors.New("no name")
	}
	return h.Close()
}

func holderClosed(path string) error {
	h, err := newHolder(path)
	if err != nil {
		return err
	}
	defer h.Close()
	return nil
}

func sentOff(path string, out chan<- *os.File) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	out <- f
	return nil
}

func spawned(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	go func() {
		defer f.Close()
		io.Copy(io.Discard, f)
	}()
	return nil
}

func closedTwice(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Close()
}

func noErrorCheck(path string) {
	f, _ := os.Open(path)
	defer f.Close() // want defer-before-check
}

func labelled(paths [][]string) error {
outer:
	for _, group := range paths {
		for _, path := range group {
			f, err := os.Open(path) // want leak
			if err != nil {
				return err
			}
			if f.Name() == "x" {
				continue outer
			}
			f.Close()
		}
	}
	return nil
}

func assertedCloser(r io.Reader) {
	if c, ok := r.(io.Closer); ok {
		c.Close()
	}
}

func releasedByAssertion(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	assertedCloser(f)
	return nil
}

// Only a variable's value uses it, whose code has no name.
var whenAsked = func() { looksAt("a") }

func looksAt(path string) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return
	}
	f.Stat()
}

type rawSocket struct{ fd int }

// A descriptor that was opened is not -1, so that the literal closes it.
func opensRawSocket() (socket *rawSocket, err error) {
	s := &rawSocket{fd: -1}
	defer func() {
		if err != nil {
			if s.fd != -1 {
				syscall.Close(s.fd)
			}
		}
	}()
	s.fd, err = syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
	if err != nil {
		return nil, err
	}
	if err := syscall.SetsockoptInt(s.fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1); err != nil {
		return nil, err
	}
	return s, nil
}

// Twice the wrong way round.
func forgetsRawSocket() (socket *rawSocket, err error) {
	s := &rawSocket{fd: -1}
	defer func() {
		if err != nil {
			if s.fd == -1 {
				syscall.Close(s.fd)
			}
		}
	}()
	s.fd, err = syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0) // want leak
	if err != nil {
		return nil, err
	}
	if err := syscall.SetsockoptInt(s.fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1); err != nil {
		return nil, err
	}
	return s, nil
}

// What equals one text equals no other.
func oneOfTwo(network, path, other string) (*os.File, error) {
	var f *os.File
	var err error
	if network == "tcp" {
		f, err = os.Open(path)
	}
	if network == "udp" {
		f, err = os.Open(other)
	}
	return f, err
}

func oneOfTwoAndAnother(network, path, other string) (*os.File, error) {
	var f *os.File
	var err error
	if network == "tcp" {
		f, err = os.Open(path) // want leak
	}
	if path == "udp" {
		f, err = os.Open(other)
	}
	return f, err
}

// What is read through a buffer is not released by leaving some of it out.

type markedReader struct {
	under *bufio.Reader
	bytes []byte
}

func newMarkedReader(r io.Reader) *markedReader {
	under := bufio.NewReader(r)
	if start, err := under.Peek(3); err == nil && start[0] == 0xef {
		under.Discard(3)
	}
	return &markedReader{under: under}
}

func readMarked(r io.Reader) ([]byte, error) {
	marked := newMarkedReader(r)
	c, err := marked.under.ReadByte()
	marked.bytes = append(marked.bytes, c)
	return marked.bytes, err
}

func readsMarked(path string) ([]byte, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return nil, err
	}
	return readMarked(f)
}

func readsMarkedAndCloses(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readMarked(f)
}

func readsWords(path string) (count int, err error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return 0, err
	}
	var words scanner.Scanner
	words.Init(f)
	for words.Scan() != scanner.EOF {
		count++
	}
	return count, nil
}
