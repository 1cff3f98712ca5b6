// Facts from the public source and documentation of pierrec/lz4.
package lz4 // import "github.com/pierrec/lz4/v4"

import "io"

type Writer struct{}

//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer) *Writer

//surety:arms recv
func (w *Writer) Write(buf []byte) (n int, err error)

//surety:arms recv
func (w *Writer) ReadFrom(r io.Reader) (n int64, err error)

//surety:borrows recv
func (w *Writer) Flush() error

//surety:releases recv encoder idempotent
func (w *Writer) Close() error

// Makes a closed Writer usable again: the duty is new.
//surety:acquires recv encoder
//surety:over writer
func (w *Writer) Reset(writer io.Writer)
