// Facts from the documentation of Go's standard library: from Go 1.24 on it ends the program where it fails.
package rand // import "crypto/rand"

//surety:ends panic on=error
func Read(b []byte) (n int, err error)
