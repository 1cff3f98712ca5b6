// Facts from the public source and documentation of kubernetes/client-go.
package v1 // import "k8s.io/client-go/kubernetes/typed/core/v1"

import (
	"context"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/watch"
)

// The same on every typed client's interface.
type PodInterface interface {
	//surety:acquires result[0] kwatch late=ctx
	//surety:blocks
	Watch(ctx context.Context, opts metav1.ListOptions) (watch.Interface, error)
}
