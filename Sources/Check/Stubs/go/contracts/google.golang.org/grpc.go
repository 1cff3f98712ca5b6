// Facts from the public source and documentation of grpc/grpc-go.
package grpc // import "google.golang.org/grpc"

import (
	"context"
	"net"
)

type ClientConn struct{}
type Server struct{}

//surety:acquires result[0] grpcconn
//surety:blocks
func Dial(target string, opts ...DialOption) (*ClientConn, error)

//surety:acquires result[0] grpcconn
//surety:blocks
func DialContext(ctx context.Context, target string, opts ...DialOption) (conn *ClientConn, err error)

//surety:acquires result[0] grpcconn
func NewClient(target string, opts ...DialOption) (conn *ClientConn, err error)

//surety:releases recv grpcconn
func (cc *ClientConn) Close() error

//surety:acquires result[0] grpcstream until=ctx late=ctx
//surety:over recv
func (cc *ClientConn) NewStream(ctx context.Context, desc *StreamDesc, method string, opts ...CallOption) (ClientStream, error)

type ServerStream interface {
	// Ends when the handler returns.
	//surety:defers result[0]
	Context() context.Context
}

// The context of each ends when its handler returns.
type ServerStreamingServer[Res any] interface {
	ServerStream
}

type ClientStreamingServer[Req any, Res any] interface {
	ServerStream
}

type BidiStreamingServer[Req any, Res any] interface {
	ServerStream
}

type ClientStream interface {
	//surety:borrows recv
	CloseSend() error
	//surety:releases recv grpcstream on=error
	//surety:blocks
	RecvMsg(m any) error
}

type ClientStreamingClient[Req any, Res any] interface {
	//surety:releases recv grpcstream
	//surety:blocks
	CloseAndRecv() (*Res, error)
}

type ServerStreamingClient[Res any] interface {
	//surety:releases recv grpcstream on=error
	//surety:blocks
	Recv() (*Res, error)
}

//surety:pure
func NewServer(opt ...ServerOption) *Server

// Closes lis when it returns.
//surety:releases lis
//surety:blocks
func (s *Server) Serve(lis net.Listener) error

//surety:releases recv
func (s *Server) Stop()

//surety:releases recv
//surety:blocks
func (s *Server) GracefulStop()
