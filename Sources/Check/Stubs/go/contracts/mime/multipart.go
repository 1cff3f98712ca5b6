// Facts from the documentation of Go 1.27.
package multipart // import "mime/multipart"

import (
	"io"
	"net/textproto"
)

//surety:acquires result[0] encoder
//surety:over w
func NewWriter(w io.Writer) *Writer

// Twice writes the closing boundary twice.
//surety:releases recv encoder
func (w *Writer) Close() error

//surety:shares recv
//surety:arms recv
func (w *Writer) CreatePart(header textproto.MIMEHeader) (io.Writer, error)

//surety:shares recv
//surety:arms recv
func (w *Writer) CreateFormFile(fieldname, filename string) (io.Writer, error)

//surety:shares recv
//surety:arms recv
func (w *Writer) CreateFormField(fieldname string) (io.Writer, error)

//surety:shares r
func NewReader(r io.Reader, boundary string) *Reader

// NextPart closes the part before: a Part's Close is optional.
//surety:shares recv
func (r *Reader) NextPart() (*Part, error)

//surety:shares recv
func (r *Reader) NextRawPart() (*Part, error)

//surety:acquires result[0] multipartform
func (r *Reader) ReadForm(maxMemory int64) (*Form, error)

//surety:releases recv multipartform
func (f *Form) RemoveAll() error

//surety:acquires result[0] file
func (fh *FileHeader) Open() (File, error)
