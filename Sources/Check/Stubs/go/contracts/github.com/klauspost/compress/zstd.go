// Facts from the public source and documentation of klauspost/compress.
package zstd // import "github.com/klauspost/compress/zstd"

import "io"

//surety:kind zstdreader release=Close idempotent noun=decoder acquired=made released=closed harm="its goroutines and buffers stay"

type Encoder struct{}
type Decoder struct{}

// Without a reader it decodes pieces of memory, and is mostly there for all of them.
//surety:acquires result[0] zstdreader
//surety:over r
//surety:reliable
func NewReader(r io.Reader, opts ...DOption) (*Decoder, error)

//surety:releases recv zstdreader
func (d *Decoder) Close()

// It closes the decoder when it is closed.
//surety:shares recv
func (d *Decoder) IOReadCloser() io.ReadCloser

//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer, opts ...EOption) (*Encoder, error)

//surety:arms recv
func (e *Encoder) Write(p []byte) (n int, err error)

//surety:arms recv
func (e *Encoder) ReadFrom(r io.Reader) (n int64, err error)

//surety:borrows recv
func (e *Encoder) Flush() error

// Memory in, memory out: nothing is kept.
//surety:borrows recv
func (e *Encoder) EncodeAll(src, dst []byte) []byte

//surety:releases recv encoder
func (e *Encoder) Close() error
