// Facts from the public source and documentation of pkg/sftp.
package sftp // import "github.com/pkg/sftp"

import (
	"io"

	"golang.org/x/crypto/ssh"
)

type Client struct{}
type File struct{}

// It does not take the connection over: whoever has that closes it.
//surety:acquires result[0] sftpclient
//surety:over conn
func NewClient(conn *ssh.Client, opts ...ClientOption) (*Client, error)

//surety:acquires result[0] sftpclient
func NewClientPipe(rd io.Reader, wr io.WriteCloser, opts ...ClientOption) (*Client, error)

//surety:releases recv sftpclient
func (c *Client) Close() error

//surety:acquires result[0] sftpfile
//surety:over recv
//surety:blocks
func (c *Client) Open(path string) (*File, error)

//surety:acquires result[0] sftpfile
//surety:over recv
//surety:blocks
func (c *Client) Create(path string) (*File, error)

//surety:acquires result[0] sftpfile
//surety:over recv
//surety:blocks
func (c *Client) OpenFile(path string, f int) (*File, error)

//surety:releases recv sftpfile
func (f *File) Close() error
