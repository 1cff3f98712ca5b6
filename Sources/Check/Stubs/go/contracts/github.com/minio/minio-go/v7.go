// Facts from the public source and documentation of minio/minio-go.
package minio // import "github.com/minio/minio-go/v7"

import (
	"context"
	"io"
	"net/http"
	"time"
)

type Client struct{}
type Object struct{}
type Core struct {
	*Client
}

// Lazy: most errors come from the first Read or Stat, with the Object still to be closed.
//surety:acquires result[0] reader late=ctx
func (c *Client) GetObject(ctx context.Context, bucketName, objectName string, opts GetObjectOptions) (*Object, error)

//surety:releases recv reader
func (o *Object) Close() (err error)

//surety:acquires result[0] reader late=ctx
func (c Core) GetObject(ctx context.Context, bucketName, objectName string, opts GetObjectOptions) (io.ReadCloser, ObjectInfo, http.Header, error)

//surety:acquires result[0] reader late=ctx
func (c *Client) SelectObjectContent(ctx context.Context, bucketName, objectName string, opts SelectObjectOptions) (*SelectResults, error)

// The goroutine behind the channel ends when it is drained or ctx is cancelled.
//surety:borrows ctx
func (c *Client) ListObjects(ctx context.Context, bucketName string, opts ListObjectsOptions) <-chan ObjectInfo

//surety:acquires result[0] cancel
func (c *Client) HealthCheck(hcDuration time.Duration) (context.CancelFunc, error)
