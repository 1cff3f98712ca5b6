// Facts from the documentation of Go 1.27.
package debug // import "runtime/debug"

import "os"

// Duplicates f's descriptor: f may be closed at once.
//surety:borrows f
func SetCrashOutput(f *os.File, opts CrashOptions) error
