// Facts from the documentation of Go 1.27.
package bzip2 // import "compress/bzip2"

import "io"

//surety:shares r
func NewReader(r io.Reader) io.Reader
