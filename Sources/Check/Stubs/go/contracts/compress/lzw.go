// Facts from the documentation of Go 1.27.
package lzw // import "compress/lzw"

import "io"

//surety:acquires result[0] decoder
//surety:over r
func NewReader(r io.Reader, order Order, litWidth int) io.ReadCloser

//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer, order Order, litWidth int) io.WriteCloser

//surety:releases recv decoder
func (r *Reader) Close() error

//surety:releases recv encoder idempotent
func (w *Writer) Close() error
