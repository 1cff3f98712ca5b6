// Facts from the public source and documentation of kubernetes/client-go.
package record // import "k8s.io/client-go/tools/record"

import "k8s.io/apimachinery/pkg/watch"

//surety:acquires result[0] kevents
func NewBroadcaster(opts ...BroadcasterOption) EventBroadcaster

type EventBroadcaster interface {
	// What it gives ends with the broadcaster.
	//surety:borrows recv
	StartRecordingToSink(sink EventSink) watch.Interface
	//surety:releases recv kevents
	Shutdown()
}
