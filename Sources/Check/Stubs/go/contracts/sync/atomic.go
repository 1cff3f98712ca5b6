// Facts from the documentation of Go 1.27.
package atomic // import "sync/atomic"

// Storing is a transfer; loading gives no duty. All else: pure.
//surety:takes val
func (x *Pointer[T]) Store(val *T)

//surety:takes new
func (x *Pointer[T]) Swap(new *T) (old *T)

//surety:takes new on=true
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool)

//surety:takes val
func (v *Value) Store(val any)

//surety:takes new
func (v *Value) Swap(new any) (old any)

//surety:takes new on=true
func (v *Value) CompareAndSwap(old, new any) (swapped bool)
