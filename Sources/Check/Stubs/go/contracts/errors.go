// Facts from the documentation of Go 1.27.
package errors // import "errors"

//surety:pure
//surety:nonnil result[0]
func New(text string) error

// nil when every argument is nil.
//surety:pure
func Join(errs ...error) error

//surety:pure
func Is(err, target error) bool

//surety:pure
func As(err error, target any) bool

//surety:pure
func AsType[E error](err error) (E, bool)

//surety:pure
func Unwrap(err error) error
