// Facts from the public source and documentation of golang/net.
package nettest // import "golang.org/x/net/nettest"

import "net"

//surety:acquires result[0] listener
func NewLocalListener(network string) (net.Listener, error)

//surety:acquires result[0] conn
func NewLocalPacketListener(network string) (net.PacketConn, error)
