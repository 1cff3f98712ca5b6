// Facts from the documentation of Go 1.27.
package httputil // import "net/http/httputil"

import (
	"bufio"
	"io"
	"net"
	"net/http"
)

// Dump*: with body true the old Body is read, closed and replaced by a copy in memory.
//surety:borrows req
func DumpRequest(req *http.Request, body bool) ([]byte, error)

//surety:borrows req
func DumpRequestOut(req *http.Request, body bool) ([]byte, error)

//surety:borrows resp
func DumpResponse(resp *http.Response, body bool) ([]byte, error)

//surety:shares r
func NewChunkedReader(r io.Reader) io.Reader

//surety:acquires result[0] encoder
//surety:over w
func NewChunkedWriter(w io.Writer) io.WriteCloser

//surety:takes c
//surety:acquires result[0] conn
func NewClientConn(c net.Conn, r *bufio.Reader) *ClientConn

//surety:takes c
//surety:acquires result[0] conn
func NewProxyClientConn(c net.Conn, r *bufio.Reader) *ClientConn

//surety:takes c
//surety:acquires result[0] conn
func NewServerConn(c net.Conn, r *bufio.Reader) *ServerConn

//surety:releases recv conn
func (cc *ClientConn) Close() error

//surety:releases recv conn
//surety:acquires result[0] conn
func (cc *ClientConn) Hijack() (c net.Conn, r *bufio.Reader)

// A body holds nothing but the connection, which the caller has already.
//surety:takes req.Body
//surety:blocks
func (cc *ClientConn) Do(req *http.Request) (*http.Response, error)

func (cc *ClientConn) Read(req *http.Request) (resp *http.Response, err error)

//surety:releases recv conn
func (sc *ServerConn) Close() error

//surety:releases recv conn
//surety:acquires result[0] conn
func (sc *ServerConn) Hijack() (net.Conn, *bufio.Reader)
