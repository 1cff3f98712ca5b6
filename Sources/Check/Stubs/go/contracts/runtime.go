// Facts from the documentation of Go 1.27.
package runtime // import "runtime"

//surety:ends goroutine
func Goexit()

//surety:acquires goroutine osthread
func LockOSThread()

//surety:releases goroutine osthread
func UnlockOSThread()

//surety:acquires recv pinned
func (p *Pinner) Pin(pointer any)

//surety:releases recv pinned
func (p *Pinner) Unpin()

// The collector calls cleanup with arg.
//surety:defers cleanup
//surety:takes arg
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup

// The collector calls finalizer with obj.
//surety:defers finalizer
//surety:takes obj
func SetFinalizer(obj any, finalizer any)

//surety:pure
func KeepAlive(x any)
