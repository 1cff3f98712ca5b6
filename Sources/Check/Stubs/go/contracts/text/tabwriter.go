// Facts from the documentation of Go 1.27.
package tabwriter // import "text/tabwriter"

import "io"

//surety:acquires result[0] buffered
//surety:over output
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer

//surety:arms recv buffered
func (b *Writer) Write(buf []byte) (n int, err error)

//surety:releases recv buffered
func (b *Writer) Flush() error
