// Facts from the public source and documentation of aws/aws-sdk-go.
package s3 // import "github.com/aws/aws-sdk-go/service/s3"

import "context"

type S3 struct{}

//surety:acquires result[0].Body body
//surety:blocks
func (c *S3) GetObject(input *GetObjectInput) (*GetObjectOutput, error)

//surety:acquires result[0].Body body late=ctx
//surety:blocks
func (c *S3) GetObjectWithContext(ctx context.Context, input *GetObjectInput, opts ...any) (*GetObjectOutput, error)
