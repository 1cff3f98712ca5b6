// Facts from the documentation of Go 1.27.
package path // import "path"

// What the path names lies below its first element.
//
//surety:over elem
func Join(elem ...string) string
