// Facts from the public source and documentation of kubernetes/client-go.
package record // import "k8s.io/client-go/tools/record"

import "k8s.io/apimachinery/pkg/watch"

//surety:acquires result[0] kwatch
func NewBroadcaster(opts ...BroadcasterOption) EventBroadcaster

type EventBroadcaster interface {
	//surety:acquires result[0] kwatch
	//surety:shares recv
	StartRecordingToSink(sink EventSink) watch.Interface
	//surety:releases recv kwatch
	Shutdown()
}
