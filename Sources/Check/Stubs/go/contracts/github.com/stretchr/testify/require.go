// Facts from the public source and documentation of stretchr/testify.
package require // import "github.com/stretchr/testify/require"

import (
	"github.com/stretchr/testify/assert"
	"time"
)

// Each check ends the goroutine where it fails; FailNow and Fail always do.
//surety:ends goroutine
func FailNow(t TestingT, failureMessage string, msgAndArgs ...interface{})

//surety:ends goroutine
func Fail(t TestingT, failureMessage string, msgAndArgs ...interface{})

//surety:borrows err
func NoError(t TestingT, err error, msgAndArgs ...interface{})

//surety:borrows err
func Error(t TestingT, err error, msgAndArgs ...interface{})

//surety:borrows object
func NotNil(t TestingT, object interface{}, msgAndArgs ...interface{})

//surety:borrows object
func Nil(t TestingT, object interface{}, msgAndArgs ...interface{})

//surety:spawns condition
//surety:blocks
func Eventually(t TestingT, condition func() bool, waitFor time.Duration, tick time.Duration, msgAndArgs ...interface{})

//surety:calls f
func Panics(t TestingT, f assert.PanicTestFunc, msgAndArgs ...interface{})

//surety:borrows err
func NoErrorf(t TestingT, err error, msg string, args ...interface{})
