// Facts from the public source and documentation of kubernetes/client-go.
package portforward // import "k8s.io/client-go/tools/portforward"

type PortForwarder struct{}

//surety:releases recv
func (pf *PortForwarder) Close()

//surety:blocks
func (pf *PortForwarder) ForwardPorts() error
