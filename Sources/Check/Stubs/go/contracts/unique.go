// Facts from the documentation of Go 1.27.
package unique // import "unique"

//surety:pure
func Make[T comparable](value T) Handle[T]
