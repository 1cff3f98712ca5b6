// Facts from the public source and documentation of klauspost/compress.
package zstd // import "github.com/klauspost/compress/zstd"

import "io"

// A decoder without a reader, which is what most make, holds nothing but memory.
type Encoder struct{}

//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer, opts ...EOption) (*Encoder, error)

//surety:arms recv
func (e *Encoder) Write(p []byte) (n int, err error)

//surety:arms recv
func (e *Encoder) ReadFrom(r io.Reader) (n int64, err error)

//surety:borrows recv
func (e *Encoder) Flush() error

// Memory in, memory out: nothing is kept.
//surety:pure
func (e *Encoder) EncodeAll(src, dst []byte) []byte

//surety:releases recv encoder
func (e *Encoder) Close() error
