// Facts from the documentation of golang.org/x/crypto/ssh.
package ssh // import "golang.org/x/crypto/ssh"

import "net"

type Client struct{}
type Session struct{}

//surety:acquires result[0] sshclient
//surety:blocks
func Dial(network, addr string, config *ClientConfig) (*Client, error)

//surety:takes c
//surety:acquires result[0] sshclient
func NewClient(c Conn, chans <-chan NewChannel, reqs <-chan *Request) *Client

//surety:releases recv sshclient
func (c *Client) Close() error

// The sessions of a client end with it.
//surety:acquires result[0] sshsession
//surety:over recv
//surety:blocks
func (c *Client) NewSession() (*Session, error)

//surety:acquires result[0] conn
//surety:over recv
//surety:blocks
func (c *Client) Dial(n, addr string) (net.Conn, error)

//surety:releases recv sshsession
func (s *Session) Close() error

//surety:borrows recv
//surety:blocks
func (s *Session) Run(cmd string) error

//surety:borrows recv
//surety:blocks
func (s *Session) Output(cmd string) ([]byte, error)

//surety:borrows recv
//surety:blocks
func (s *Session) CombinedOutput(cmd string) ([]byte, error)

//surety:borrows recv
func (s *Session) Start(cmd string) error

//surety:borrows recv
//surety:blocks
func (s *Session) Wait() error
