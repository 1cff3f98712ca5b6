// Facts from the documentation of Go 1.27.
package bufio // import "bufio"

import "io"

//surety:shares rd
func NewReader(rd io.Reader) *Reader

//surety:shares rd
func NewReaderSize(rd io.Reader, size int) *Reader

// A transaction is released by a method of this name; what a reader reads is not.
//surety:borrows recv
func (b *Reader) Discard(n int) (discarded int, err error)

// Signals are released by a method of this name; what a reader has read is not.
//surety:borrows recv
func (b *Reader) Reset(r io.Reader)

//surety:shares r
func NewScanner(r io.Reader) *Scanner

//surety:shares result[0].Reader from r
//surety:shares result[0].Writer from w
func NewReadWriter(r *Reader, w *Writer) *ReadWriter

//surety:acquires result[0] buffered
//surety:over w
func NewWriter(w io.Writer) *Writer

//surety:acquires result[0] buffered
//surety:over w
func NewWriterSize(w io.Writer, size int) *Writer

//surety:arms recv buffered
func (b *Writer) Write(p []byte) (nn int, err error)

//surety:arms recv buffered
func (b *Writer) WriteString(s string) (int, error)

//surety:arms recv buffered
func (b *Writer) WriteByte(c byte) error

//surety:arms recv buffered
func (b *Writer) WriteRune(r rune) (size int, err error)

//surety:arms recv buffered
//surety:borrows r
func (b *Writer) ReadFrom(r io.Reader) (n int64, err error)

//surety:releases recv buffered
func (b *Writer) Flush() error

// Drops what is not flushed and turns to another writer.
//surety:releases recv buffered
//surety:over w
func (b *Writer) Reset(w io.Writer)

//surety:borrows recv
//surety:checked recv
func (s *Scanner) Err() error

// A row is released by a method of this name; what a scanner reads is not.
//surety:borrows recv
func (s *Scanner) Scan() bool

//surety:pure
func (b *Writer) Size() int

//surety:pure
func (b *Writer) Available() int

//surety:pure
func (b *Writer) Buffered() int
