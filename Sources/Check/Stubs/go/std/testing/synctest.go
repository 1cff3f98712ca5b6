package synctest // import "testing/synctest"

import "testing"
import "time"

func Sleep(d time.Duration)
func Test(t *testing.T, f func(*testing.T))
func Wait()
