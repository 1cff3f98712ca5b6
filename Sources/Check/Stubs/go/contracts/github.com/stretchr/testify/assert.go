// Facts from the public source and documentation of stretchr/testify.
package assert // import "github.com/stretchr/testify/assert"

import "time"

//surety:ends goroutine
func FailNow(t TestingT, failureMessage string, msgAndArgs ...interface{}) bool

// Returns false and goes on.
//surety:borrows err
func NoError(t TestingT, err error, msgAndArgs ...interface{}) bool

//surety:spawns condition
//surety:blocks
func Eventually(t TestingT, condition func() bool, waitFor time.Duration, tick time.Duration, msgAndArgs ...interface{}) bool
