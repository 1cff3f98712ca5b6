// Facts from the public source and documentation of kubernetes/client-go.
package informers // import "k8s.io/client-go/informers"

import (
	"k8s.io/client-go/kubernetes"
	"reflect"
	"time"
)

//surety:pure
func NewSharedInformerFactory(client kubernetes.Interface, defaultResync time.Duration) SharedInformerFactory

type SharedInformerFactory interface {
	// Goroutines run until stopCh is closed: a stop channel nobody closes is a task leak outside main.
	//surety:acquires recv kfactory until=stopCh
	Start(stopCh <-chan struct{})
	//surety:releases recv kfactory
	//surety:blocks
	Shutdown()
	//surety:blocks
	WaitForCacheSync(stopCh <-chan struct{}) map[reflect.Type]bool
}
