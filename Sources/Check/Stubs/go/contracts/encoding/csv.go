// Facts from the documentation of Go 1.27.
package csv // import "encoding/csv"

import "io"

//surety:shares r
func NewReader(r io.Reader) *Reader

//surety:acquires result[0] buffered
//surety:over w
func NewWriter(w io.Writer) *Writer

//surety:arms recv buffered
func (w *Writer) Write(record []string) error

// WriteAll flushes itself.
//surety:releases recv buffered
func (w *Writer) WriteAll(records [][]string) error

//surety:releases recv buffered
func (w *Writer) Flush()

// Flush has no result of its own.
//surety:borrows recv
//surety:checked recv
func (w *Writer) Error() error
