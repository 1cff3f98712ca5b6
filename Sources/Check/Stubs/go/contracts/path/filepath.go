// Facts from the documentation of Go 1.27: another spelling of a name names the same file.
package filepath // import "path/filepath"

// It fails only where the working directory cannot be told.
//
//surety:shares path
//surety:reliable
func Abs(path string) (string, error)

//surety:shares path
func Base(path string) string

//surety:shares path
func Clean(path string) string

//surety:shares path
func EvalSymlinks(path string) (string, error)

//surety:shares path
func FromSlash(path string) string

// What the path names lies below its first element.
//
//surety:over elem
func Join(elem ...string) string

//surety:shares path
func ToSlash(path string) string
