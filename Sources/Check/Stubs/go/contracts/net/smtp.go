// Facts from the documentation of Go 1.27.
package smtp // import "net/smtp"

import (
	"crypto/tls"
	"io"
	"net"
)

//surety:acquires result[0] mailclient
func Dial(addr string) (*Client, error)

// Closes conn when it fails.
//surety:takes conn
//surety:acquires result[0] mailclient
func NewClient(conn net.Conn, host string) (*Client, error)

//surety:releases recv mailclient
func (c *Client) Close() error

// Quit closes only when the server answered 221: on error Close is still due.
//surety:releases recv mailclient on=ok
func (c *Client) Quit() error

//surety:acquires result[0] encoder
//surety:over recv
func (c *Client) Data() (io.WriteCloser, error)

//surety:borrows recv
func (c *Client) StartTLS(config *tls.Config) error

//surety:blocks
func SendMail(addr string, a Auth, from string, to []string, msg []byte) error
