// Facts from the documentation of Go 1.27.
package tar // import "archive/tar"

import "io"

//surety:shares r
func NewReader(r io.Reader) *Reader

// Close does not close w; fails if the last entry is incomplete; twice is harmless.
//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer) *Writer

//surety:releases recv encoder idempotent
func (tw *Writer) Close() error

// Flush only finishes the entry: Close is still due.
//surety:borrows recv
func (tw *Writer) Flush() error

//surety:arms recv
func (tw *Writer) WriteHeader(hdr *Header) error

//surety:arms recv
func (tw *Writer) Write(b []byte) (int, error)
