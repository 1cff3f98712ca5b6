// Facts from the documentation of Go 1.27.
package base64 // import "encoding/base64"

import "io"

//surety:acquires result[0] encoder
//surety:over w
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser

//surety:shares r
func NewDecoder(enc *Encoding, r io.Reader) io.Reader
