// Facts from the documentation of Go 1.27.
package context // import "context"

import "time"

//surety:acquires result[1] cancel
//surety:nonnil result[1]
func WithCancel(parent Context) (ctx Context, cancel CancelFunc)

//surety:acquires result[1] cancel
//surety:nonnil result[1]
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc)

//surety:acquires result[1] cancelDeadline
//surety:nonnil result[1]
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc)

//surety:acquires result[1] cancelDeadline
//surety:nonnil result[1]
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc)

//surety:acquires result[1] cancelDeadline
//surety:nonnil result[1]
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc)

//surety:acquires result[1] cancelDeadline
//surety:nonnil result[1]
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc)

//surety:acquires result[0] afterfunc
//surety:spawns f once
func AfterFunc(ctx Context, f func()) (stop func() bool)

// The value goes wherever the context goes.
//
//surety:over parent
//surety:shares val
func WithValue(parent Context, key, val any) Context

//surety:pure
func WithoutCancel(parent Context) Context

//surety:pure
//surety:nonnil result[0]
//surety:defers result[0]
func Background() Context

//surety:pure
//surety:nonnil result[0]
//surety:defers result[0]
func TODO() Context

//surety:pure
func Cause(c Context) error
