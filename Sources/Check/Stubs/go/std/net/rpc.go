package rpc // import "net/rpc"

import "io"
import "net"
import "net/http"

const DefaultDebugPath = "/debug/rpc"
const DefaultRPCPath = "/_goRPC_"
var DefaultServer *Server
var ErrShutdown error

type Call struct {
	ServiceMethod string
	Args any
	Reply any
	Error error
	Done chan *Call
}

type Client struct{}
func (client *Client) Call(serviceMethod string, args any, reply any) error
func (client *Client) Close() error
func (client *Client) Go(serviceMethod string, args any, reply any, done chan *Call) *Call

type ClientCodec interface {
	WriteRequest(*Request, any) error
	ReadResponseHeader(*Response) error
	ReadResponseBody(any) error
	Close() error
}

type Request struct {
	ServiceMethod string
	Seq uint64
}

type Response struct {
	ServiceMethod string
	Seq uint64
	Error string
}

type Server struct{}
func (server *Server) Accept(lis net.Listener)
func (server *Server) HandleHTTP(rpcPath string, debugPath string)
func (server *Server) Register(rcvr any) error
func (server *Server) RegisterName(name string, rcvr any) error
func (server *Server) ServeCodec(codec ServerCodec)
func (server *Server) ServeConn(conn io.ReadWriteCloser)
func (server *Server) ServeHTTP(w http.ResponseWriter, req *http.Request)
func (server *Server) ServeRequest(codec ServerCodec) error

type ServerCodec interface {
	ReadRequestHeader(*Request) error
	ReadRequestBody(any) error
	WriteResponse(*Response, any) error
	Close() error
}

type ServerError string
func (e ServerError) Error() string

func Accept(lis net.Listener)
func Dial(network string, address string) (*Client, error)
func DialHTTP(network string, address string) (*Client, error)
func DialHTTPPath(network string, address string, path string) (*Client, error)
func HandleHTTP()
func NewClient(conn io.ReadWriteCloser) *Client
func NewClientWithCodec(codec ClientCodec) *Client
func NewServer() *Server
func Register(rcvr any) error
func RegisterName(name string, rcvr any) error
func ServeCodec(codec ServerCodec)
func ServeConn(conn io.ReadWriteCloser)
func ServeRequest(codec ServerCodec) error
