// Facts from the public source and documentation of golang/sync.
package semaphore // import "golang.org/x/sync/semaphore"

import "context"

type Weighted struct{}

//surety:acquires recv semweight times=n
//surety:blocks
func (s *Weighted) Acquire(ctx context.Context, n int64) error

//surety:acquires recv semweight on=true times=n
func (s *Weighted) TryAcquire(n int64) bool

//surety:releases recv semweight times=n
func (s *Weighted) Release(n int64)
