// Package handles has numbers of the system's.
package handles

import "syscall"

// Handle is one of them.
type Handle struct{ number int }

// New makes a handle that has a number.
func New(number int) *Handle { return &Handle{number: number} }

// Close gives the number back.
func (h *Handle) Close() error { return syscall.Close(h.number) }
