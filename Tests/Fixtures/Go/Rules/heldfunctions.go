package fixtures

import (
	"net"
	"os"
	"syscall"
)

// A variable that begins as another package's function stands for that: tests put another one there.

var openFile = os.Open

var exitWith = os.Exit

func headOfHeld(path string) ([]byte, error) {
	f, err := openFile(path) // want leak
	if err != nil {
		return nil, err
	}
	head := make([]byte, 16)
	n, err := f.Read(head)
	if err != nil {
		return nil, err
	}
	return head[:n], f.Close()
}

func headOfHeldClosed(path string) ([]byte, error) {
	f, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, 16)
	n, err := f.Read(head)
	return head[:n], err
}

func headOrEnd(path string) []byte {
	f, err := openFile(path)
	if err != nil {
		exitWith(1)
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := f.Read(head)
	return head[:n]
}

// One of the package's own may be there to be replaced by something else.

var keepConn = dropConn

func dropConn(net.Conn) {}

func dialAndKeep(address string) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	keepConn(c)
	return nil
}

// What only one of two conditions in one decides is known on each of its ways.

func dialEither(from, to string) (net.Conn, error) {
	var c net.Conn
	var err error
	if from == "" || to == "" {
		c, err = net.Dial("tcp", "localhost:80")
	}
	if from != "" && to != "" {
		c, err = net.Dial(from, to)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

func dialBoth(from, to string) (net.Conn, error) {
	var c net.Conn
	var err error
	if from == "" || to == "" {
		c, err = net.Dial("tcp", "localhost:80") // want leak
	}
	if from != "" {
		c, err = net.Dial(from, to)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Of a pair of numbers one is given back.
func halfOfPair() (int, error) {
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0) // want leak
	if err != nil {
		return -1, err
	}
	return pair[0], nil
}
