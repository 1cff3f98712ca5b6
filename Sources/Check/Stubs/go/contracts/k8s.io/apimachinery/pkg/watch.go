// Facts from the public source and documentation of kubernetes/apimachinery.
package watch // import "k8s.io/apimachinery/pkg/watch"

type Broadcaster struct{}

type Interface interface {
	//surety:releases recv kwatch
	Stop()
	//surety:shares recv
	ResultChan() <-chan Event
}

//surety:acquires result[0] kwatch
func NewStreamWatcher(d Decoder, r Reporter) *StreamWatcher

//surety:takes w
//surety:acquires result[0] kwatch
func Filter(w Interface, f FilterFunc) Interface

//surety:acquires result[0] kwatch
func (m *Broadcaster) Watch() (Interface, error)
