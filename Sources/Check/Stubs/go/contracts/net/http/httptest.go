// Facts from the documentation of Go 1.27.
package httptest // import "net/http/httptest"

import (
	"context"
	"io"
	"net/http"
	"testing"
)

//surety:acquires result[0] testserver
func NewServer(handler http.Handler) *Server

//surety:acquires result[0] testserver
func NewTLSServer(handler http.Handler) *Server

// Registers its own t.Cleanup: no duty for the caller.
//surety:defers result[0].Close
func NewTestServer(t testing.TB, handler http.Handler) *Server

// Listens at once (before Start): Close is due here.
//surety:acquires result[0] testserver
func NewUnstartedServer(handler http.Handler) *Server

//surety:borrows recv
func (s *Server) Start()

//surety:borrows recv
func (s *Server) StartTLS()

//surety:releases recv testserver
//surety:blocks
func (s *Server) Close()

//surety:pure
func NewRecorder() *ResponseRecorder

// The recorded Body needs no Close.
//surety:pure
func (rw *ResponseRecorder) Result() *http.Response

//surety:shares body
func NewRequest(method, target string, body io.Reader) *http.Request

//surety:shares body
func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) *http.Request
