// Facts from the public source and documentation of ulikunitz/xz.
package xz // import "github.com/ulikunitz/xz"

import "io"

type Writer struct{}

//surety:acquires result[0] encoder
//surety:over xz
func NewWriter(xz io.Writer) (w *Writer, err error)

//surety:arms recv
func (w *Writer) Write(p []byte) (n int, err error)

//surety:releases recv encoder
func (w *Writer) Close() error
