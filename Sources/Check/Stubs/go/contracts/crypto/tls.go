// Facts from the documentation of Go 1.27.
package tls // import "crypto/tls"

import (
	"context"
	"net"
	"time"
)

//surety:acquires result[0] conn
//surety:blocks
func Dial(network, addr string, config *Config) (*Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func DialWithDialer(dialer *net.Dialer, network, addr string, config *Config) (*Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func (d *Dialer) Dial(network, addr string) (net.Conn, error)

//surety:acquires result[0] conn
//surety:blocks
func (d *Dialer) DialContext(ctx context.Context, network, addr string) (net.Conn, error)

//surety:acquires result[0] listener
func Listen(network, laddr string, config *Config) (net.Listener, error)

//surety:shares inner
func NewListener(inner net.Listener, config *Config) net.Listener

// Closing either closes the connection; a failed handshake closes neither.
//surety:shares conn
func Client(conn net.Conn, config *Config) *Conn

//surety:shares conn
func Server(conn net.Conn, config *Config) *Conn

//surety:releases recv conn
func (c *Conn) Close() error

//surety:borrows recv
func (c *Conn) CloseWrite() error

//surety:derives result[0] from recv
func (c *Conn) NetConn() net.Conn

// Fails on a closed connection only.
//surety:releases recv conn on=error
func (c *Conn) SetDeadline(t time.Time) error

//surety:releases recv conn on=error
func (c *Conn) SetReadDeadline(t time.Time) error

//surety:releases recv conn on=error
func (c *Conn) SetWriteDeadline(t time.Time) error

//surety:borrows recv
//surety:blocks
func (c *Conn) Handshake() error

//surety:borrows recv
//surety:blocks
func (c *Conn) HandshakeContext(ctx context.Context) error

//surety:acquires result[0] quicconn
func QUICClient(config *QUICConfig) *QUICConn

//surety:acquires result[0] quicconn
func QUICServer(config *QUICConfig) *QUICConn

//surety:releases recv quicconn
func (q *QUICConn) Close() error

// crypto/x509 holds no resource.
