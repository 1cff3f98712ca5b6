// Facts from the documentation of Go 1.27.
package ascii85 // import "encoding/ascii85"

import "io"

//surety:acquires result[0] encoder
//surety:over w
func NewEncoder(w io.Writer) io.WriteCloser

//surety:shares r
func NewDecoder(r io.Reader) io.Reader
