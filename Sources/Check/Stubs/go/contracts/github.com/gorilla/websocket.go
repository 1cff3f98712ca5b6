// Facts from the public source and documentation of gorilla/websocket.
package websocket // import "github.com/gorilla/websocket"

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
)

type Dialer struct{}
type Upgrader struct{}
type Conn struct{}

var DefaultDialer *Dialer

// With ErrBadHandshake the response is non-nil; its Body need not be closed.
//surety:acquires result[0] websocket
//surety:blocks
func (d *Dialer) Dial(urlStr string, requestHeader http.Header) (*Conn, *http.Response, error)

//surety:acquires result[0] websocket
//surety:blocks
func (d *Dialer) DialContext(ctx context.Context, urlStr string, requestHeader http.Header) (*Conn, *http.Response, error)

//surety:takes netConn
//surety:acquires result[0] websocket
func NewClient(netConn net.Conn, u *url.URL, requestHeader http.Header, readBufSize, writeBufSize int) (c *Conn, response *http.Response, err error)

//surety:acquires result[0] websocket
func (u *Upgrader) Upgrade(w http.ResponseWriter, r *http.Request, responseHeader http.Header) (*Conn, error)

//surety:acquires result[0] websocket
func Upgrade(w http.ResponseWriter, r *http.Request, responseHeader http.Header, readBufSize, writeBufSize int) (*Conn, error)

//surety:releases recv websocket
func (c *Conn) Close() error

//surety:acquires result[0] wsmessage
//surety:over recv
func (c *Conn) NextWriter(messageType int) (io.WriteCloser, error)

//surety:shares recv
//surety:blocks
func (c *Conn) NextReader() (messageType int, r io.Reader, err error)

//surety:blocks
func (c *Conn) ReadMessage() (messageType int, p []byte, err error)

//surety:derives result[0] from recv
func (c *Conn) NetConn() net.Conn

//surety:derives result[0] from recv
func (c *Conn) UnderlyingConn() net.Conn
