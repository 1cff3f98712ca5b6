// Facts from the public source and documentation of googleapis/google-cloud-go.
package storage // import "cloud.google.com/go/storage"

import "context"

type ObjectHandle struct{}
type Reader struct{}

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (o *ObjectHandle) NewReader(ctx context.Context) (*Reader, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (o *ObjectHandle) NewRangeReader(ctx context.Context, offset, length int64) (r *Reader, err error)

//surety:releases recv reader
func (r *Reader) Close() error
