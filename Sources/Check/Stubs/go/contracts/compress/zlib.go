// Facts from the documentation of Go 1.27.
package zlib // import "compress/zlib"

import "io"

//surety:acquires result[0] decoder
//surety:over r
func NewReader(r io.Reader) (io.ReadCloser, error)

//surety:acquires result[0] decoder
//surety:over r
func NewReaderDict(r io.Reader, dict []byte) (io.ReadCloser, error)

//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer) *Writer

//surety:acquires result[0] encoder
//surety:over w
//surety:reliable
func NewWriterLevel(w io.Writer, level int) (*Writer, error)

//surety:acquires result[0] encoder
//surety:over w
//surety:reliable
func NewWriterLevelDict(w io.Writer, level int, dict []byte) (*Writer, error)

// Twice writes the checksum twice.
//surety:releases recv encoder
func (z *Writer) Close() error

//surety:borrows recv
func (z *Writer) Flush() error

//surety:arms recv
func (z *Writer) Write(p []byte) (n int, err error)
