// Facts from the documentation of Go 1.27.
package flate // import "compress/flate"

import "io"

//surety:acquires result[0] decoder
//surety:over r
func NewReader(r io.Reader) io.ReadCloser

//surety:acquires result[0] decoder
//surety:over r
func NewReaderDict(r io.Reader, dict []byte) io.ReadCloser

//surety:acquires result[0] encoder
//surety:over w
//surety:reliable
func NewWriter(w io.Writer, level int) (*Writer, error)

//surety:acquires result[0] encoder
//surety:over w
func NewWriterDict(w io.Writer, level int, dict []byte) (*Writer, error)

//surety:releases recv encoder idempotent
func (w *Writer) Close() error

//surety:borrows recv
func (w *Writer) Flush() error

//surety:arms recv
func (w *Writer) Write(data []byte) (n int, err error)
