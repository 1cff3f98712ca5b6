// Facts from the public source and documentation of kubernetes/client-go.
package cache // import "k8s.io/client-go/tools/cache"

import "context"

type SharedInformer interface {
	//surety:blocks
	Run(stopCh <-chan struct{})
	//surety:blocks
	RunWithContext(ctx context.Context)
	//surety:spawns handler
	AddEventHandler(handler ResourceEventHandler) (ResourceEventHandlerRegistration, error)
}

//surety:blocks
func WaitForCacheSync(stopCh <-chan struct{}, cacheSyncs ...InformerSynced) bool
