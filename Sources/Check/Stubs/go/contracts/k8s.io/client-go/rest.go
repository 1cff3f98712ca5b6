// Facts from the public source and documentation of kubernetes/client-go.
package rest // import "k8s.io/client-go/rest"

import (
	"context"
	"io"
	"k8s.io/apimachinery/pkg/watch"
)

type Request struct{}

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (r *Request) Stream(ctx context.Context) (io.ReadCloser, error)

//surety:acquires result[0] kwatch late=ctx
//surety:blocks
func (r *Request) Watch(ctx context.Context) (watch.Interface, error)
