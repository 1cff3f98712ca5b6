// Facts from the documentation of Go 1.27.
package textproto // import "net/textproto"

import (
	"bufio"
	"io"
)

//surety:acquires result[0] textconn
func Dial(network, addr string) (*Conn, error)

//surety:takes conn
//surety:acquires result[0] textconn
func NewConn(conn io.ReadWriteCloser) *Conn

//surety:releases recv textconn
func (c *Conn) Close() error

//surety:acquires result[0] encoder
//surety:over recv
func (w *Writer) DotWriter() io.WriteCloser

//surety:shares recv
func (r *Reader) DotReader() io.Reader

//surety:shares r
func NewReader(r *bufio.Reader) *Reader

//surety:shares w
//surety:arms w
func NewWriter(w *bufio.Writer) *Writer
