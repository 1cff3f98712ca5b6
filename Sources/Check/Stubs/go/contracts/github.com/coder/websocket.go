// Facts from the public source and documentation of coder/websocket.
package websocket // import "github.com/coder/websocket"

import (
	"context"
	"net/http"
)

type Conn struct{}

//surety:acquires result[0] coderws
//surety:blocks
func Dial(ctx context.Context, u string, opts *DialOptions) (*Conn, *http.Response, error)

//surety:acquires result[0] coderws
func Accept(w http.ResponseWriter, r *http.Request, opts *AcceptOptions) (*Conn, error)

//surety:releases recv coderws
//surety:blocks
func (c *Conn) Close(code StatusCode, reason string) error

//surety:releases recv coderws
func (c *Conn) CloseNow() error
