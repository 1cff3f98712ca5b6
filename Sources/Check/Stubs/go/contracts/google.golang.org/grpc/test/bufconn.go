// Facts from the public source and documentation of grpc/grpc-go.
package bufconn // import "google.golang.org/grpc/test/bufconn"

import "net"

type Listener struct{}

//surety:acquires result[0] listener
func Listen(sz int) *Listener

//surety:acquires result[0] conn
func (l *Listener) Dial() (net.Conn, error)

//surety:releases recv listener
func (l *Listener) Close() error
