// Facts from the documentation of Go 1.27.
package weak // import "weak"

// Keeps nothing alive: no transfer.
//surety:borrows ptr
func Make[T any](ptr *T) Pointer[T]
