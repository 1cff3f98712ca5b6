// Facts from the documentation of Go 1.27.
package net // import "net"

import (
	"context"
	"net/netip"
	"os"
	"time"
)

//surety:acquires recv conn given
type Conn interface {
	//surety:releases recv conn
	Close() error
	// Fails on a closed connection only.
	//surety:releases recv conn on=error
	SetDeadline(t time.Time) error
	//surety:releases recv conn on=error
	SetReadDeadline(t time.Time) error
	//surety:releases recv conn on=error
	SetWriteDeadline(t time.Time) error
	//surety:pure
	LocalAddr() Addr
	//surety:pure
	RemoteAddr() Addr
}

//surety:acquires recv conn given
type PacketConn interface {
	//surety:releases recv conn
	Close() error
	// Fails on a closed connection only.
	//surety:releases recv conn on=error
	SetDeadline(t time.Time) error
	//surety:releases recv conn on=error
	SetReadDeadline(t time.Time) error
	//surety:releases recv conn on=error
	SetWriteDeadline(t time.Time) error
}

//surety:acquires recv listener given
type Listener interface {
	//surety:acquires result[0] conn
	//surety:blocks
	Accept() (Conn, error)
	//surety:releases recv listener
	//surety:releases recv unixlistener
	Close() error
}

//surety:acquires result[0] conn
//surety:blocks
func Dial(network, address string) (Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func DialTimeout(network, address string, timeout time.Duration) (Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error)

//surety:acquires result[0] conn
func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error)

//surety:acquires result[0] conn
func DialIP(network string, laddr, raddr *IPAddr) (*IPConn, error)

//surety:acquires result[0] conn
func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error)

//surety:acquires result[0] conn
//surety:blocks
func (d *Dialer) Dial(network, address string) (Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func (d *Dialer) DialTCP(ctx context.Context, network string, laddr netip.AddrPort, raddr netip.AddrPort) (*TCPConn, error)

//surety:acquires result[0] conn
func (d *Dialer) DialUDP(ctx context.Context, network string, laddr netip.AddrPort, raddr netip.AddrPort) (*UDPConn, error)

//surety:acquires result[0] conn
func (d *Dialer) DialIP(ctx context.Context, network string, laddr netip.Addr, raddr netip.Addr) (*IPConn, error)

//surety:acquires result[0] conn
func (d *Dialer) DialUnix(ctx context.Context, network string, laddr *UnixAddr, raddr *UnixAddr) (*UnixConn, error)

//surety:acquires result[0] listener
func Listen(network, address string) (Listener, error)

//surety:acquires result[0] listener
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error)

//surety:acquires result[0] unixlistener
func ListenUnix(network string, laddr *UnixAddr) (*UnixListener, error)

//surety:acquires result[0] conn
//surety:acquires laddr.Name socketfile
func ListenUnixgram(network string, laddr *UnixAddr) (*UnixConn, error)

//surety:acquires result[0] conn
func ListenPacket(network, address string) (PacketConn, error)

//surety:acquires result[0] conn
func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error)

//surety:acquires result[0] conn
func ListenIP(network string, laddr *IPAddr) (*IPConn, error)

//surety:acquires result[0] conn
func ListenMulticastUDP(network string, ifi *Interface, gaddr *UDPAddr) (*UDPConn, error)

//surety:acquires result[0] listener
func (lc *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error)

//surety:acquires result[0] conn
func (lc *ListenConfig) ListenPacket(ctx context.Context, network, address string) (PacketConn, error)

// Nothing but memory, until somebody reads or writes: nothing is said of its ends.
func Pipe() (Conn, Conn)

// FileConn and friends duplicate: f keeps its duty, the result has its own (net/file.go docs).
//surety:borrows f
//surety:acquires result[0] conn
func FileConn(f *os.File) (c Conn, err error)

//surety:borrows f
//surety:acquires result[0] listener
func FileListener(f *os.File) (ln Listener, err error)

//surety:borrows f
//surety:acquires result[0] conn
func FilePacketConn(f *os.File) (c PacketConn, err error)

//surety:borrows recv
//surety:acquires result[0] file
func (c *TCPConn) File() (f *os.File, err error)

//surety:borrows recv
//surety:acquires result[0] file
func (c *UDPConn) File() (f *os.File, err error)

//surety:borrows recv
//surety:acquires result[0] file
func (c *IPConn) File() (f *os.File, err error)

//surety:borrows recv
//surety:acquires result[0] file
func (c *UnixConn) File() (f *os.File, err error)

//surety:borrows recv
//surety:acquires result[0] file
func (l *TCPListener) File() (f *os.File, err error)

//surety:borrows recv
//surety:acquires result[0] file
func (l *UnixListener) File() (f *os.File, err error)

//surety:acquires result[0] conn
//surety:blocks
func (l *TCPListener) Accept() (Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func (l *TCPListener) AcceptTCP() (*TCPConn, error)

//surety:acquires result[0] conn
//surety:blocks
func (l *UnixListener) Accept() (Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func (l *UnixListener) AcceptUnix() (*UnixConn, error)

// The connections have these from the type that they embed, and calls are of its methods.
//surety:releases recv conn
func (c *conn) Close() error

//surety:borrows recv
//surety:acquires result[0] file
func (c *conn) File() (f *os.File, err error)

//surety:releases recv conn
func (c *TCPConn) Close() error

// Fails on a closed connection only.
//surety:releases recv conn on=error
func (c *conn) SetDeadline(t time.Time) error

//surety:releases recv conn on=error
func (c *conn) SetReadDeadline(t time.Time) error

//surety:releases recv conn on=error
func (c *conn) SetWriteDeadline(t time.Time) error

//surety:pure
func (c *conn) LocalAddr() Addr

//surety:pure
func (c *conn) RemoteAddr() Addr

//surety:releases recv conn
func (c *UDPConn) Close() error

//surety:releases recv conn
func (c *IPConn) Close() error

//surety:releases recv conn
func (c *UnixConn) Close() error

//surety:releases recv listener
func (l *TCPListener) Close() error

//surety:releases recv unixlistener
func (l *UnixListener) Close() error

// Half closes do not release.
//surety:borrows recv
func (c *TCPConn) CloseRead() error

//surety:borrows recv
func (c *TCPConn) CloseWrite() error

// The options of a connection that is open can be set.
//
//surety:reliable
func (c *TCPConn) SetKeepAlive(keepalive bool) error

//surety:reliable
func (c *TCPConn) SetKeepAliveConfig(config KeepAliveConfig) error

//surety:reliable
func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error

//surety:reliable
func (c *TCPConn) SetLinger(sec int) error

//surety:reliable
func (c *TCPConn) SetNoDelay(noDelay bool) error

//surety:borrows recv
func (c *UnixConn) CloseRead() error

//surety:borrows recv
func (c *UnixConn) CloseWrite() error

// What has been dialled or listened on is an address.
//surety:reliable
func SplitHostPort(hostport string) (host, port string, err error)
