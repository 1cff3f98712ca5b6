// Package client stands for the client of a lease server: a lease is a file that names its holder. The server's own
// clock would end it after its time to live; until then nobody else gets it.
package client

import (
	"errors"
	"fmt"
	"os"
)

//surety:kind lease release=Revoke survives expires acquired=granted released=revoked

// Lease is the right to be the only worker.
type Lease struct {
	path string
}

// Grant takes the lease, or fails while somebody has it.
//
//surety:acquires result[0] lease
func Grant(path, holder string) (*Lease, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintln(f, holder)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return &Lease{path: path}, nil
}

// Revoke gives the lease back, so that the next worker need not wait.
//
//surety:releases recv lease
func (l *Lease) Revoke() error { return os.Remove(l.path) }
