// Facts from the documentation of Go 1.27.
package xml // import "encoding/xml"

import "io"

//surety:shares r
func NewDecoder(r io.Reader) *Decoder

//surety:over w
func NewEncoder(w io.Writer) *Encoder

// Encode and EncodeElement flush; EncodeToken does not.
//surety:releases recv buffered
func (enc *Encoder) Encode(v any) error

//surety:releases recv buffered
func (enc *Encoder) EncodeElement(v any, start StartElement) error

//surety:arms recv buffered
func (enc *Encoder) EncodeToken(t Token) error

//surety:releases recv buffered
func (enc *Encoder) Flush() error

//surety:releases recv buffered
func (enc *Encoder) Close() error

// A value that has no XML is a mistake of the program.
//
//surety:reliable
func Marshal(v any) ([]byte, error)

//surety:reliable
func MarshalIndent(v any, prefix, indent string) ([]byte, error)
