// Facts from the documentation of Go 1.27.
package io // import "io"

type Closer interface {
	//surety:releases recv
	Close() error
}

// Either end's Close lets the other go on, so that both are one duty.
//surety:acquires result[0] pipeend
//surety:derives result[1] from result[0]
func Pipe() (*PipeReader, *PipeWriter)

//surety:releases recv pipeend
func (r *PipeReader) Close() error

//surety:releases recv pipeend
func (r *PipeReader) CloseWithError(err error) error

//surety:blocks
func (r *PipeReader) Read(data []byte) (n int, err error)

//surety:releases recv pipeend
func (w *PipeWriter) Close() error

//surety:releases recv pipeend
func (w *PipeWriter) CloseWithError(err error) error

//surety:blocks
func (w *PipeWriter) Write(data []byte) (n int, err error)

// The result's Close does nothing: r keeps its duty, and the result has none.
//surety:borrows r
func NopCloser(r Reader) ReadCloser

//surety:shares r
func LimitReader(r Reader, n int64) Reader

//surety:shares r
//surety:borrows w
//surety:arms w
func TeeReader(r Reader, w Writer) Reader

//surety:shares readers
func MultiReader(readers ...Reader) Reader

//surety:shares writers
//surety:arms writers
func MultiWriter(writers ...Writer) Writer

//surety:shares r
func NewSectionReader(r ReaderAt, off int64, n int64) *SectionReader

//surety:shares w
//surety:arms w
func NewOffsetWriter(w WriterAt, off int64) *OffsetWriter

//surety:borrows dst
//surety:arms dst
//surety:borrows src
//surety:uses dst
//surety:uses src
func Copy(dst Writer, src Reader) (written int64, err error)

//surety:borrows dst
//surety:arms dst
//surety:borrows src
//surety:uses dst
//surety:uses src
func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error)

//surety:borrows dst
//surety:arms dst
//surety:borrows src
//surety:uses dst
//surety:uses src
func CopyN(dst Writer, src Reader, n int64) (written int64, err error)

// Whoever reads an answer to its end, or until it fails, has given its connection back.
//surety:releases r body
//surety:borrows r
//surety:uses r
func ReadAll(r Reader) ([]byte, error)

//surety:borrows r
//surety:uses r
func ReadFull(r Reader, buf []byte) (n int, err error)

//surety:borrows r
//surety:uses r
func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error)

//surety:borrows w
//surety:arms w
//surety:uses w
func WriteString(w Writer, s string) (n int, err error)
