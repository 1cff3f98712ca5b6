// Facts from the documentation of Go 1.27.
package quotedprintable // import "mime/quotedprintable"

import "io"

//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer) *Writer

//surety:releases recv encoder idempotent
func (w *Writer) Close() error

//surety:shares r
func NewReader(r io.Reader) *Reader
