// Facts from the documentation of Go 1.27.
package zip // import "archive/zip"

import (
	"io"
	"io/fs"
)

// With GODEBUG zipinsecurepath=0 OpenReader returns an OPEN reader together with ErrInsecurePath.
//surety:acquires result[0] zipreader
func OpenReader(name string) (*ReadCloser, error)

//surety:releases recv zipreader
func (rc *ReadCloser) Close() error

//surety:shares r
func NewReader(r io.ReaderAt, size int64) (*Reader, error)

//surety:acquires result[0] decoder
//surety:over recv
func (f *File) Open() (io.ReadCloser, error)

//surety:shares recv
func (f *File) OpenRaw() (io.Reader, error)

//surety:acquires result[0] memfile
//surety:over recv
func (r *Reader) Open(name string) (fs.File, error)

// The writer that Create gives is ended by the next Create or by Close.
//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer) *Writer

// A second Close returns an error and writes nothing.
//surety:releases recv encoder idempotent
func (w *Writer) Close() error

//surety:borrows recv
func (w *Writer) Flush() error

//surety:shares recv
//surety:arms recv
func (w *Writer) Create(name string) (io.Writer, error)

//surety:shares recv
//surety:arms recv
func (w *Writer) CreateHeader(fh *FileHeader) (io.Writer, error)

//surety:shares recv
//surety:arms recv
func (w *Writer) CreateRaw(fh *FileHeader) (io.Writer, error)
