// Facts from the public documentation of golang.org/x/sys/windows/svc.
package svc // import "golang.org/x/sys/windows/svc"

type ChangeRequest struct{}

type Status struct{}

// The service manager starts a service in a process of its own, which ends with it.
type Handler interface {
	//surety:calls recv once
	Execute(args []string, requests <-chan ChangeRequest, changes chan<- Status) (bool, uint32)
}
