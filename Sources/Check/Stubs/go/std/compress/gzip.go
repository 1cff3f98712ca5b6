package gzip // import "compress/gzip"

import "io"
import "time"

const BestCompression = 9
const BestSpeed = 1
const DefaultCompression = -1
var ErrChecksum error
var ErrHeader error
const HuffmanOnly = -2
const NoCompression = 0

type Header struct {
	Comment string
	Extra []byte
	ModTime time.Time
	Name string
	OS byte
}

type Reader struct {
	Header
}
func (z *Reader) Close() error
func (z *Reader) Multistream(ok bool)
func (z *Reader) Read(p []byte) (n int, err error)
func (z *Reader) Reset(r io.Reader) error

type Writer struct {
	Header
}
func (z *Writer) Close() error
func (z *Writer) Flush() error
func (z *Writer) Reset(w io.Writer)
func (z *Writer) Write(p []byte) (int, error)

func NewReader(r io.Reader) (*Reader, error)
func NewWriter(w io.Writer) *Writer
func NewWriterLevel(w io.Writer, level int) (*Writer, error)
