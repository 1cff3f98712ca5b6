// Facts from the public source and documentation of googleapis/google-cloud-go.
package storage // import "cloud.google.com/go/storage"

import "context"

type ObjectHandle struct{}
type Reader struct{}
type Writer struct{}

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (o *ObjectHandle) NewReader(ctx context.Context) (*Reader, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (o *ObjectHandle) NewRangeReader(ctx context.Context, offset, length int64) (r *Reader, err error)

//surety:releases recv reader
func (r *Reader) Close() error

// What is written becomes an object when the writer is closed.
//surety:acquires result[0] encoder late=ctx
func (o *ObjectHandle) NewWriter(ctx context.Context) *Writer

//surety:arms recv encoder
func (w *Writer) Write(p []byte) (n int, err error)

//surety:releases recv encoder
//surety:blocks
func (w *Writer) Close() error
