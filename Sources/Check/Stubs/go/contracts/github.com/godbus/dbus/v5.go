// Facts from the public source and documentation of godbus/dbus.
package dbus // import "github.com/godbus/dbus/v5"

type Conn struct{}

//surety:acquires result[0] dbus
func ConnectSessionBus(opts ...ConnOption) (*Conn, error)

//surety:acquires result[0] dbus
func ConnectSystemBus(opts ...ConnOption) (*Conn, error)

//surety:acquires result[0] dbus
func SessionBusPrivate(opts ...ConnOption) (*Conn, error)

//surety:acquires result[0] dbus
func SystemBusPrivate(opts ...ConnOption) (*Conn, error)

//surety:acquires result[0] dbus
func Dial(address string, opts ...ConnOption) (*Conn, error)

//surety:acquires result[0] dbus
func Connect(address string, opts ...ConnOption) (*Conn, error)

// Shared with all of the process: not to be closed.
//surety:pure
func SessionBus() (conn *Conn, err error)

//surety:pure
func SystemBus() (conn *Conn, err error)

//surety:releases recv dbus
func (conn *Conn) Close() error
