// Facts from the documentation of Go 1.27.
package http // import "net/http"

import (
	"crypto/tls"
	"bufio"
	"context"
	"io"
	"io/fs"
	"mime/multipart"
	"net"
	"net/url"
	"time"
)

// What a function value gives, such as a client's Do that is passed on, is to be closed like what that gives.
//surety:acquires recv.Body body given
type Response struct {
	Status           string
	StatusCode       int
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Uncompressed     bool
	Trailer          Header
	Request          *Request
	TLS              *tls.ConnectionState
}

//surety:acquires result[0].Body body
//surety:blocks
func Get(url string) (resp *Response, err error)

// The answer to HEAD has no body.
//surety:blocks
func Head(url string) (resp *Response, err error)

//surety:takes body
//surety:acquires result[0].Body body
//surety:blocks
func Post(url, contentType string, body io.Reader) (resp *Response, err error)

//surety:acquires result[0].Body body
//surety:blocks
func PostForm(url string, data url.Values) (resp *Response, err error)

//surety:acquires result[0].Body body late=req
//surety:takes req.Body
//surety:blocks
func (c *Client) Do(req *Request) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (c *Client) Get(url string) (resp *Response, err error)

//surety:blocks
func (c *Client) Head(url string) (resp *Response, err error)

//surety:takes body
//surety:acquires result[0].Body body
//surety:blocks
func (c *Client) Post(url, contentType string, body io.Reader) (resp *Response, err error)

//surety:acquires result[0].Body body
//surety:blocks
func (c *Client) PostForm(url string, data url.Values) (resp *Response, err error)

type RoundTripper interface {
	//surety:acquires result[0].Body body late=req
	//surety:takes req.Body
	//surety:blocks
	RoundTrip(req *Request) (*Response, error)
}

//surety:acquires result[0].Body body late=req
//surety:takes req.Body
//surety:blocks
func (t *Transport) RoundTrip(req *Request) (*Response, error)

//surety:acquires result[0] httpconn
//surety:blocks
func (t *Transport) NewClientConn(ctx context.Context, scheme, address string) (*ClientConn, error)

//surety:releases recv httpconn
func (cc *ClientConn) Close() error

//surety:acquires recv httpslot
func (cc *ClientConn) Reserve() error

//surety:releases recv httpslot
func (cc *ClientConn) Release()

//surety:releases recv httpslot
//surety:acquires result[0].Body body late=req
//surety:takes req.Body
//surety:blocks
func (cc *ClientConn) RoundTrip(req *Request) (*Response, error)

// A body that is an io.Closer becomes Request.Body, which Do closes, on errors too. When the request is not
// made the
// caller keeps body. It fails for a method or an address that is none.
//surety:shares body
//surety:derives result[0].Body from body
//surety:spares result[0] when=method==HEAD
//surety:reliable
func NewRequest(method, url string, body io.Reader) (*Request, error)

//surety:shares body
//surety:over ctx
//surety:derives result[0].Body from body
//surety:spares result[0] when=method==HEAD
//surety:reliable
func NewRequestWithContext(ctx context.Context, method, url string, body io.Reader) (*Request, error)

//surety:over ctx
//surety:derives result[0].Body from recv.Body
func (r *Request) Clone(ctx context.Context) *Request

//surety:over ctx
//surety:derives result[0].Body from recv.Body
func (r *Request) WithContext(ctx context.Context) *Request

// The body reads from r: not closing it keeps nothing.
//surety:borrows r
func ReadResponse(r *bufio.Reader, req *Request) (*Response, error)

// Body of a request read from the wire: closing only drains; no duty.
//surety:borrows b
func ReadRequest(b *bufio.Reader) (*Request, error)

//surety:shares r
func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser

//surety:acquires result[0] file
func (r *Request) FormFile(key string) (multipart.File, *multipart.FileHeader, error)

// Leaves temporary files in r.MultipartForm; the server removes them when the handler returns, so no duty is
// put on handlers.
//surety:borrows recv
func (r *Request) ParseMultipartForm(maxMemory int64) error

//surety:borrows recv
func (r *Request) MultipartReader() (*multipart.Reader, error)

//surety:borrows w
//surety:arms w
func (r *Request) Write(w io.Writer) error

//surety:releases recv.Body body
//surety:borrows w
//surety:arms w
func (r *Response) Write(w io.Writer) error

type Hijacker interface {
	//surety:acquires result[0] conn
	Hijack() (net.Conn, *bufio.ReadWriter, error)
}

//surety:acquires result[0] conn
func (c *ResponseController) Hijack() (net.Conn, *bufio.ReadWriter, error)

type FileSystem interface {
	//surety:acquires result[0] webfile
	Open(name string) (File, error)
}

//surety:acquires result[0] file
func (d Dir) Open(name string) (File, error)

//surety:shares fsys
func FS(fsys fs.FS) FileSystem

// Serve closes l before it returns, whatever happens.
//surety:releases l
//surety:blocks
func Serve(l net.Listener, handler Handler) error

//surety:releases l
//surety:blocks
func ServeTLS(l net.Listener, handler Handler, certFile, keyFile string) error

//surety:releases l
//surety:blocks
//surety:spawns recv.Handler
func (s *Server) Serve(l net.Listener) error

//surety:releases l
//surety:blocks
//surety:spawns recv.Handler
func (s *Server) ServeTLS(l net.Listener, certFile, keyFile string) error

//surety:blocks
//surety:spawns handler
func ListenAndServe(addr string, handler Handler) error

//surety:blocks
//surety:spawns handler
func ListenAndServeTLS(addr, certFile, keyFile string, handler Handler) error

//surety:blocks
func (s *Server) ListenAndServe() error

//surety:blocks
func (s *Server) ListenAndServeTLS(certFile, keyFile string) error

//surety:releases recv httpserver
func (s *Server) Close() error

//surety:releases recv httpserver on=ok
//surety:blocks
func (s *Server) Shutdown(ctx context.Context) error

//surety:spawns f
func (s *Server) RegisterOnShutdown(f func())

// Handlers run each in its own goroutine, under the server's recover: locks held at a panic stay held.
//surety:spawns handler
func HandleFunc(pattern string, handler func(ResponseWriter, *Request))

//surety:spawns handler
func Handle(pattern string, handler Handler)

//surety:spawns handler
func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request))

//surety:spawns handler
func (mux *ServeMux) Handle(pattern string, handler Handler)

//surety:borrows content
func ServeContent(w ResponseWriter, req *Request, name string, modtime time.Time, content io.ReadSeeker)

//surety:spawns h
func TimeoutHandler(h Handler, dt time.Duration, msg string) Handler
