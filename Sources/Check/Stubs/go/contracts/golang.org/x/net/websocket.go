// Facts from the public source and documentation of golang/net.
package websocket // import "golang.org/x/net/websocket"

import (
	"context"
	"io"
)

type Config struct{}
type Conn struct{}

//surety:acquires result[0] websocket
//surety:blocks
func Dial(url_, protocol, origin string) (ws *Conn, err error)

//surety:acquires result[0] websocket
//surety:blocks
func DialConfig(config *Config) (ws *Conn, err error)

//surety:acquires result[0] websocket
//surety:blocks
func (config *Config) DialContext(ctx context.Context) (*Conn, error)

// On error rwc stays with the caller.
//surety:shares rwc
func NewClient(config *Config, rwc io.ReadWriteCloser) (ws *Conn, err error)

//surety:releases recv websocket
func (ws *Conn) Close() error
