package httptrace // import "net/http/httptrace"

import "context"
import "crypto/tls"
import "net"
import "net/textproto"
import "time"

type ClientTrace struct {
	GetConn func(string)
	GotConn func(GotConnInfo)
	PutIdleConn func(error)
	GotFirstResponseByte func()
	Got100Continue func()
	Got1xxResponse func(int, textproto.MIMEHeader) error
	DNSStart func(DNSStartInfo)
	DNSDone func(DNSDoneInfo)
	ConnectStart func(string, string)
	ConnectDone func(string, string, error)
	TLSHandshakeStart func()
	TLSHandshakeDone func(tls.ConnectionState, error)
	WroteHeaderField func(string, []string)
	WroteHeaders func()
	Wait100Continue func()
	WroteRequest func(WroteRequestInfo)
}

type DNSDoneInfo struct {
	Addrs []net.IPAddr
	Err error
	Coalesced bool
}

type DNSStartInfo struct {
	Host string
}

type GotConnInfo struct {
	Conn net.Conn
	Reused bool
	WasIdle bool
	IdleTime time.Duration
}

type WroteRequestInfo struct {
	Err error
}

func ContextClientTrace(ctx context.Context) *ClientTrace
func WithClientTrace(ctx context.Context, trace *ClientTrace) context.Context
