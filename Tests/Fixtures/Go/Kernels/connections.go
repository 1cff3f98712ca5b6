package kernels

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"syscall"
)

// kernel: moby/moby bcd31405cf: a connection is made of a file by duplication, and the file stays open.
func endpoint(fd uintptr) (net.Conn, error) {
	local := os.NewFile(fd, "local") // miss leak the descriptor is not known to be one that this code opened
	connection, err := net.FileConn(local)
	if err != nil {
		return nil, err
	}
	return connection, nil
}

func endpointMended(fd uintptr) (net.Conn, error) {
	local := os.NewFile(fd, "local")
	defer local.Close()
	connection, err := net.FileConn(local)
	if err != nil {
		return nil, err
	}
	return connection, nil
}

// kernel: moby/moby bcd31405cf, its other half: of a pair of descriptors the remote one is sent and not closed.
func sendPair(send func(int) error) (int, error) {
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0) // want leak
	if err != nil {
		return -1, err
	}
	if err := send(pair[1]); err != nil {
		return -1, err
	}
	syscall.Close(pair[1])
	return pair[0], nil
}

func sendPairMended(send func(int) error) (int, error) {
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		return -1, err
	}
	err = send(pair[1])
	syscall.Close(pair[1])
	if err != nil {
		syscall.Close(pair[0])
		return -1, err
	}
	return pair[0], nil
}

// kernel: etcd-io/etcd 61abf2585: a bridge is stopped between accepting a connection and serving it.
type bridge struct {
	listener net.Listener
	stop     chan struct{}
	pause    chan struct{}
}

func (b *bridge) serve(pass func(net.Conn)) {
	for {
		incoming, err := b.listener.Accept() // want leak
		if err != nil {
			return
		}
		select {
		case <-b.stop:
			return
		case <-b.pause:
		}
		go pass(incoming)
	}
}

func (b *bridge) serveMended(pass func(net.Conn)) {
	for {
		incoming, err := b.listener.Accept()
		if err != nil {
			return
		}
		select {
		case <-b.stop:
			incoming.Close()
			return
		case <-b.pause:
		}
		go pass(incoming)
	}
}

// kernel: gnolang/gno issue 3030: the port of a listener cannot be read as a number, and its address stays taken.
type transport struct {
	listener net.Listener
	port     int
}

func (t *transport) listen(address string) error {
	listener, err := net.Listen("tcp", address) // want leak
	if err != nil {
		return err
	}
	_, text, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return err
	}
	port, err := strconv.Atoi(text)
	if err != nil {
		return fmt.Errorf("no port: %w", err)
	}
	t.listener, t.port = listener, port
	return nil
}

func (t *transport) listenMended(address string) (failure error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	defer func() {
		if failure != nil {
			listener.Close()
		}
	}()
	_, text, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return err
	}
	port, err := strconv.Atoi(text)
	if err != nil {
		return fmt.Errorf("no port: %w", err)
	}
	t.listener, t.port = listener, port
	return nil
}

// kernel: tendermint/tm-db issue 268: a server cannot be made of its files, and nobody closes what listens already.
func listenAndServe(address, certificate string, newServer func(string) (*http.Server, error)) error {
	listener, err := net.Listen("tcp", address) // want leak
	if err != nil {
		return err
	}
	server, err := newServer(certificate)
	if err != nil {
		return err
	}
	return server.Serve(listener)
}

func listenAndServeMended(address, certificate string, newServer func(string) (*http.Server, error)) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	defer listener.Close()
	server, err := newServer(certificate)
	if err != nil {
		return err
	}
	return server.Serve(listener)
}

// kernel: tendermint/tendermint issue 8647: what kind of listener it is decides who wraps it; nobody closes the third kind.
func signerListener(network, address string, wrap func(net.Listener) net.Listener) (net.Listener, error) {
	plain, err := net.Listen(network, address) // want leak
	if err != nil {
		return nil, err
	}
	switch network {
	case "unix":
		return plain, nil
	case "tcp":
		return wrap(plain), nil
	default:
		return nil, errors.New("neither unix nor tcp")
	}
}

func signerListenerMended(network, address string, wrap func(net.Listener) net.Listener) (net.Listener, error) {
	plain, err := net.Listen(network, address)
	if err != nil {
		return nil, err
	}
	switch network {
	case "unix":
		return plain, nil
	case "tcp":
		return wrap(plain), nil
	default:
		plain.Close()
		return nil, errors.New("neither unix nor tcp")
	}
}

// kernel: gnolang/gno issue 3639: of several addresses one cannot be had, and those before it stay taken.
func listenAll(addresses []string) ([]net.Listener, error) {
	var all []net.Listener
	for _, address := range addresses {
		listener, err := net.Listen("tcp", address) // want leak
		if err != nil {
			return nil, err
		}
		all = append(all, listener)
	}
	return all, nil
}

func listenAllMended(addresses []string) (_ []net.Listener, failure error) {
	var all []net.Listener
	defer func() {
		if failure != nil {
			for _, one := range all {
				one.Close()
			}
		}
	}()
	for _, address := range addresses {
		listener, err := net.Listen("tcp", address)
		if err != nil {
			return nil, err
		}
		all = append(all, listener)
	}
	return all, nil
}

// kernel: moby/moby 3037e4f7c4: the writing end of a pipe is closed where the download fails, and its reader waits else.
func download(fetch func(io.Writer) error, read func(io.Reader)) error {
	reading, writing := io.Pipe() // miss leak a pipe in memory is no resource of the system; its reader waits for ever
	go read(reading)
	err := fetch(writing)
	if err != nil {
		writing.CloseWithError(err)
	}
	return err
}

func downloadMended(fetch func(io.Writer) error, read func(io.Reader)) error {
	reading, writing := io.Pipe()
	go read(reading)
	err := fetch(writing)
	writing.CloseWithError(err)
	return err
}
