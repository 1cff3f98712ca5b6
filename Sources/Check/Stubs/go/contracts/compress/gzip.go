// Facts from the documentation of Go 1.27.
package gzip // import "compress/gzip"

import "io"

// Close does not close what is wrapped.
//surety:acquires result[0] decoder
//surety:over r
func NewReader(r io.Reader) (*Reader, error)

//surety:releases recv decoder
func (z *Reader) Close() error

// What was read before is not closed.
//surety:borrows recv
func (z *Reader) Reset(r io.Reader) error

//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer) *Writer

//surety:acquires result[0] encoder
//surety:over w
//surety:reliable
func NewWriterLevel(w io.Writer, level int) (*Writer, error)

//surety:releases recv encoder idempotent
func (z *Writer) Close() error

//surety:borrows recv
func (z *Writer) Flush() error

// Makes a closed Writer usable again: the duty is new.
//surety:acquires recv encoder
//surety:over w
func (z *Writer) Reset(w io.Writer)

//surety:arms recv
func (z *Writer) Write(p []byte) (int, error)
