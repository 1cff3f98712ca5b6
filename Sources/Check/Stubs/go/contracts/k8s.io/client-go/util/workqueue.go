// Facts from the public source and documentation of kubernetes/client-go.
package workqueue // import "k8s.io/client-go/util/workqueue"

type TypedDelayingInterface[T comparable] interface {
	TypedInterface[T]
}
type TypedRateLimitingInterface[T comparable] interface {
	TypedDelayingInterface[T]
}

type TypedInterface[T comparable] interface {
	// An item comes only where shutdown is false.
	//surety:acquires result[0] kqueueitem on=false
	//surety:blocks
	Get() (item T, shutdown bool)
	//surety:releases item kqueueitem
	Done(item T)
	//surety:releases recv kqueue
	ShutDown()
	//surety:releases recv kqueue
	//surety:blocks
	ShutDownWithDrain()
}

//surety:acquires result[0] kqueue
func NewTypedRateLimitingQueue[T comparable](rateLimiter TypedRateLimiter[T]) TypedRateLimitingInterface[T]

//surety:acquires result[0] kqueue
func NewTypedRateLimitingQueueWithConfig[T comparable](rateLimiter TypedRateLimiter[T], config TypedRateLimitingQueueConfig[T]) TypedRateLimitingInterface[T]

//surety:acquires result[0] kqueue
func NewTypedDelayingQueue[T comparable]() TypedDelayingInterface[T]
