// Facts from the documentation of Go 1.27.
package time // import "time"

//surety:acquires result[0] ticker
//surety:endless result[0].C
func NewTicker(d Duration) *Ticker

//surety:releases recv ticker
func (t *Ticker) Stop()

//surety:borrows recv
func (t *Ticker) Reset(d Duration)

//surety:acquires result[0] timer
func NewTimer(d Duration) *Timer

// Fires once and is gone: keeping the result is for those who may want to stop it.
//surety:spawns f once
func AfterFunc(d Duration, f func()) *Timer

//surety:releases recv timer
func (t *Timer) Stop() bool

//surety:borrows recv
func (t *Timer) Reset(d Duration) bool

// Before Go 1.23: After holds a timer until it fires, Tick holds a ticker for ever (no release exists).
//surety:pure
func After(d Duration) <-chan Time

//surety:acquires result[0] ticking
//surety:endless result[0]
func Tick(d Duration) <-chan Time

// At a defer, its argument is measured before the work.
//surety:measures
func Since(t Time) Duration

//surety:blocks
func Sleep(d Duration)
