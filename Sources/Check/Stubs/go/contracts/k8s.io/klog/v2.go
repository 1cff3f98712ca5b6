// Facts from the public source and documentation of kubernetes/klog.
package klog // import "k8s.io/klog/v2"

import "time"

//surety:ends process
func Fatal(args ...interface{})

//surety:ends process
func Fatalf(format string, args ...interface{})

//surety:ends process
func Fatalln(args ...interface{})

//surety:ends process
func FatalDepth(depth int, args ...interface{})

//surety:ends process
func Exit(args ...interface{})

//surety:ends process
func Exitf(format string, args ...interface{})

//surety:ends process
func Exitln(args ...interface{})

//surety:ends process
func ExitDepth(depth int, args ...interface{})

//surety:ends process
func FlushAndExit(flushTimeout time.Duration, exitCode int)

//surety:pure
func Flush()
