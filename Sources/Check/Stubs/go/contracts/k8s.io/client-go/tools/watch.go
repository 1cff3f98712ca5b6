// Facts from the public source and documentation of kubernetes/client-go.
package watch // import "k8s.io/client-go/tools/watch"

import (
	"context"
	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/tools/cache"
)

type RetryWatcher struct{}

//surety:acquires result[0] kwatch
func NewRetryWatcher(initialResourceVersion string, watcherClient cache.Watcher) (*RetryWatcher, error)

//surety:releases recv kwatch
func (rw *RetryWatcher) Stop()

// Stops the watch that it is given.
//surety:releases watcher kwatch
//surety:blocks
func UntilWithoutRetry(ctx context.Context, watcher watch.Interface, conditions ...ConditionFunc) (*watch.Event, error)
