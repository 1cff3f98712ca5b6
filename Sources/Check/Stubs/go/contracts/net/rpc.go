// Facts from the documentation of Go 1.27.
package rpc // import "net/rpc"

import (
	"io"
	"net"
)

//surety:acquires result[0] rpcclient
func Dial(network, address string) (*Client, error)

//surety:acquires result[0] rpcclient
func DialHTTP(network, address string) (*Client, error)

//surety:acquires result[0] rpcclient
func DialHTTPPath(network, address, path string) (*Client, error)

//surety:takes conn
//surety:acquires result[0] rpcclient
func NewClient(conn io.ReadWriteCloser) *Client

//surety:takes codec
//surety:acquires result[0] rpcclient
func NewClientWithCodec(codec ClientCodec) *Client

//surety:releases recv rpcclient
func (client *Client) Close() error

//surety:blocks
func (client *Client) Call(serviceMethod string, args any, reply any) error

// Accept does not close lis.
//surety:borrows lis
//surety:blocks
func Accept(lis net.Listener)

//surety:borrows lis
//surety:blocks
func (server *Server) Accept(lis net.Listener)

//surety:releases conn
//surety:blocks
func ServeConn(conn io.ReadWriteCloser)

//surety:releases conn
//surety:blocks
func (server *Server) ServeConn(conn io.ReadWriteCloser)

//surety:releases codec
//surety:blocks
func ServeCodec(codec ServerCodec)

//surety:releases codec
//surety:blocks
func (server *Server) ServeCodec(codec ServerCodec)

// ServeRequest serves one request and does not close.
//surety:borrows codec
func ServeRequest(codec ServerCodec) error

//surety:borrows codec
func (server *Server) ServeRequest(codec ServerCodec) error
