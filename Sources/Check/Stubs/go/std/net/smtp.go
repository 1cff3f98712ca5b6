package smtp // import "net/smtp"

import "crypto/tls"
import "io"
import "net"
import "net/textproto"

type Auth interface {
	Start(server *ServerInfo) (proto string, toServer []byte, err error)
	Next(fromServer []byte, more bool) (toServer []byte, err error)
}

type Client struct {
	Text *textproto.Conn
}
func (c *Client) Auth(a Auth) error
func (c *Client) Close() error
func (c *Client) Data() (io.WriteCloser, error)
func (c *Client) Extension(ext string) (bool, string)
func (c *Client) Hello(localName string) error
func (c *Client) Mail(from string) error
func (c *Client) Noop() error
func (c *Client) Quit() error
func (c *Client) Rcpt(to string) error
func (c *Client) Reset() error
func (c *Client) StartTLS(config *tls.Config) error
func (c *Client) TLSConnectionState() (state tls.ConnectionState, ok bool)
func (c *Client) Verify(addr string) error

type ServerInfo struct {
	Name string
	TLS bool
	Auth []string
}

func CRAMMD5Auth(username string, secret string) Auth
func Dial(addr string) (*Client, error)
func NewClient(conn net.Conn, host string) (*Client, error)
func PlainAuth(identity string, username string, password string, host string) Auth
func SendMail(addr string, a Auth, from string, to []string, msg []byte) error
