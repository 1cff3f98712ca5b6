// Facts from the public source and documentation of golang/net.
package proxy // import "golang.org/x/net/proxy"

import (
	"context"
	"net"
)

//surety:acquires result[0] conn
//surety:blocks
func Dial(ctx context.Context, network, address string) (net.Conn, error)
