// Facts from the documentation of Go 1.27.
package gob // import "encoding/gob"

import "io"

//surety:shares r
func NewDecoder(r io.Reader) *Decoder

//surety:shares w
//surety:arms w
func NewEncoder(w io.Writer) *Encoder
