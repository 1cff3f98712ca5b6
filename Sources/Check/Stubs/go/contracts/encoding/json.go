// Facts from the documentation of Go 1.27.
package json // import "encoding/json"

import "io"

//surety:shares r
func NewDecoder(r io.Reader) *Decoder

//surety:shares w
//surety:arms w
func NewEncoder(w io.Writer) *Encoder

// A value that has no JSON is a mistake of the program.
//
//surety:reliable
func Marshal(v any) ([]byte, error)

//surety:reliable
func MarshalIndent(v any, prefix, indent string) ([]byte, error)
