// Facts from the public source and documentation of golang/net.
package http2 // import "golang.org/x/net/http2"

import (
	"context"
	"net"
	"net/http"
)

type Transport struct{}
type ClientConn struct{}
type Server struct{}

//surety:takes c
//surety:acquires result[0] httpconn
func (t *Transport) NewClientConn(c net.Conn) (*ClientConn, error)

//surety:acquires result[0].Body body
//surety:takes req.Body
//surety:blocks
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error)

//surety:acquires result[0].Body body
//surety:takes req.Body
//surety:blocks
func (cc *ClientConn) RoundTrip(req *http.Request) (*http.Response, error)

//surety:releases recv httpconn
func (cc *ClientConn) Close() error

//surety:releases recv httpconn on=ok
//surety:blocks
func (cc *ClientConn) Shutdown(ctx context.Context) error

//surety:releases c
//surety:blocks
func (s *Server) ServeConn(c net.Conn, opts *ServeConnOpts)
