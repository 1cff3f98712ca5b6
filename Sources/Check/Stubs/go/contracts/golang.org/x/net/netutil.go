// Facts from the public source and documentation of golang/net.
package netutil // import "golang.org/x/net/netutil"

import "net"

//surety:shares l
func LimitListener(l net.Listener, n int) net.Listener
