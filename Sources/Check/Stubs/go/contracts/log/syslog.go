// Facts from the documentation of Go 1.27.
package syslog // import "log/syslog"

import "log"

//surety:acquires result[0] syslog
func Dial(network, raddr string, priority Priority, tag string) (*Writer, error)

//surety:acquires result[0] syslog
func New(priority Priority, tag string) (*Writer, error)

// Holds a connection that cannot be closed: process-long.
//surety:pure
func NewLogger(p Priority, logFlag int) (*log.Logger, error)

//surety:releases recv syslog
func (w *Writer) Close() error
