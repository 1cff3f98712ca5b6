// Facts from the documentation of Go 1.27.
package hex // import "encoding/hex"

import "io"

//surety:acquires result[0] encoder
//surety:over w
func Dumper(w io.Writer) io.WriteCloser

// No Close: whole bytes at once.
//surety:shares w
//surety:arms w
func NewEncoder(w io.Writer) io.Writer

//surety:shares r
func NewDecoder(r io.Reader) io.Reader
