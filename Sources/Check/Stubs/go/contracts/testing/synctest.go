// Facts from the documentation of Go 1.27.
package synctest // import "testing/synctest"

import (
	"testing"
	"time"
)

// f's goroutines must all end before Test returns: it panics on a deadlock.
//surety:calls f isolated
//surety:blocks
func Test(t *testing.T, f func(*testing.T))

//surety:blocks
func Wait()

//surety:blocks
func Sleep(d time.Duration)
