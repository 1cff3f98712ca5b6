// Facts from the public source and documentation of aws/aws-sdk-go-v2.
package s3 // import "github.com/aws/aws-sdk-go-v2/service/s3"

import (
	"context"
	"io"
)

type Client struct{}
type GetObjectOutput struct {
	Body io.ReadCloser
}

//surety:acquires result[0].Body body late=ctx
//surety:blocks
func (c *Client) GetObject(ctx context.Context, params *GetObjectInput, optFns ...func(*Options)) (*GetObjectOutput, error)
