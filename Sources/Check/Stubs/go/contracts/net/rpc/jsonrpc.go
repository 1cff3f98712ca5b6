// Facts from the documentation of Go 1.27.
package jsonrpc // import "net/rpc/jsonrpc"

import (
	"io"
	"net/rpc"
)

//surety:acquires result[0] rpcclient
func Dial(network, address string) (*rpc.Client, error)

//surety:takes conn
//surety:acquires result[0] rpcclient
func NewClient(conn io.ReadWriteCloser) *rpc.Client

//surety:shares conn
//surety:arms conn
func NewClientCodec(conn io.ReadWriteCloser) rpc.ClientCodec

//surety:shares conn
//surety:arms conn
func NewServerCodec(conn io.ReadWriteCloser) rpc.ServerCodec

//surety:releases conn
//surety:blocks
func ServeConn(conn io.ReadWriteCloser)
