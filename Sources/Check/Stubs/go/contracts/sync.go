// Facts from the documentation of Go 1.27.
package sync // import "sync"

type Locker interface {
	//surety:acquires recv mutex
	//surety:blocks
	Lock()
	//surety:releases recv mutex
	Unlock()
}

//surety:acquires recv mutex
//surety:blocks
func (m *Mutex) Lock()

//surety:acquires recv mutex on=true
func (m *Mutex) TryLock() bool

//surety:releases recv mutex
func (m *Mutex) Unlock()

//surety:acquires recv mutex mode=write
//surety:blocks
func (rw *RWMutex) Lock()

//surety:acquires recv mutex mode=write on=true
func (rw *RWMutex) TryLock() bool

//surety:releases recv mutex mode=write
func (rw *RWMutex) Unlock()

//surety:acquires recv mutex mode=read
//surety:blocks
func (rw *RWMutex) RLock()

//surety:acquires recv mutex mode=read on=true
func (rw *RWMutex) TryRLock() bool

//surety:releases recv mutex mode=read
func (rw *RWMutex) RUnlock()

// The result's Unlock is recv's RUnlock: whoever gets it gives the lock back.
//surety:shares recv
//surety:takes recv
func (rw *RWMutex) RLocker() Locker

// A negative delta is so many Done.
//surety:acquires recv wgtask times=delta
func (wg *WaitGroup) Add(delta int)

//surety:releases recv wgtask
func (wg *WaitGroup) Done()

//surety:blocks
func (wg *WaitGroup) Wait()

// Adds and is done by itself; f must not panic.
//surety:spawns f once
func (wg *WaitGroup) Go(f func())

//surety:calls f once single
//surety:blocks
func (o *Once) Do(f func())

//surety:defers f once
func OnceFunc(f func()) func()

//surety:defers f once
func OnceValue[T any](f func() T) func() T

//surety:defers f once
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2)

//surety:shares l
func NewCond(l Locker) *Cond

// Releases recv.L, waits, takes it again: no change of the lock at return. It is meant to be called with the lock held.
//surety:borrows recv
func (c *Cond) Wait()

//surety:acquires result[0] pooled
//surety:calls recv.New
func (p *Pool) Get() any

//surety:releases x pooled
func (p *Pool) Put(x any)

//surety:takes value
func (m *Map) Store(key, value any)

// Where another value was there first, the caller keeps its own.
//surety:takes value on=false
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool)

//surety:takes value
func (m *Map) Swap(key, value any) (previous any, loaded bool)

//surety:calls f
func (m *Map) Range(f func(key, value any) bool)

//surety:takes new on=true
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool)
