// Facts from the public source and documentation of coreos/go-systemd.
package dbus // import "github.com/coreos/go-systemd/v22/dbus"

import "context"

type Conn struct{}

//surety:acquires result[0] systemdbus
func New() (*Conn, error)

//surety:acquires result[0] systemdbus
func NewWithContext(ctx context.Context) (*Conn, error)

//surety:acquires result[0] systemdbus
func NewSystemConnection() (*Conn, error)

//surety:acquires result[0] systemdbus
func NewSystemConnectionContext(ctx context.Context) (*Conn, error)

//surety:acquires result[0] systemdbus
func NewUserConnection() (*Conn, error)

//surety:acquires result[0] systemdbus
func NewUserConnectionContext(ctx context.Context) (*Conn, error)

//surety:acquires result[0] systemdbus
func NewSystemdConnection() (*Conn, error)

//surety:acquires result[0] systemdbus
func NewSystemdConnectionContext(ctx context.Context) (*Conn, error)

//surety:releases recv systemdbus
func (c *Conn) Close()
