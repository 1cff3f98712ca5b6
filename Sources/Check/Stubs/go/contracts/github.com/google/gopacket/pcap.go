// Facts from the public source and documentation of google/gopacket.
package pcap // import "github.com/google/gopacket/pcap"

import "time"

type Handle struct{}
type InactiveHandle struct{}

//surety:acquires result[0] pcap
func OpenLive(device string, snaplen int32, promisc bool, timeout time.Duration) (handle *Handle, _ error)

//surety:acquires result[0] pcap
func OpenOffline(file string) (handle *Handle, err error)

//surety:acquires result[0] pcap
func (p *InactiveHandle) Activate() (*Handle, error)

//surety:releases recv pcap
func (p *Handle) Close()
