// Facts from the documentation of juju/errors.
package errors // import "github.com/juju/errors"

//surety:pure
//surety:nonnil result[0]
func New(message string) error

//surety:pure
//surety:nonnil result[0]
func Errorf(format string, args ...any) error
