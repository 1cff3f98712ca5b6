// Facts from the public source and documentation of golang/net.
package icmp // import "golang.org/x/net/icmp"

type PacketConn struct{}

//surety:acquires result[0] conn
func ListenPacket(network, address string) (*PacketConn, error)

//surety:releases recv conn
func (c *PacketConn) Close() error
