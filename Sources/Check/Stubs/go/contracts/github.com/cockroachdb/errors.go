// Facts from the public source and documentation of cockroachdb/errors.
package errors // import "github.com/cockroachdb/errors"

//surety:pure
//surety:nonnil result[0]
func New(message string) error

//surety:pure
//surety:nonnil result[0]
func Errorf(format string, args ...any) error

// Wrap and its like give nil where they are given nil.
//surety:pure
func Wrap(err error, message string) error

//surety:pure
func Wrapf(err error, format string, args ...any) error

//surety:pure
func WithStack(err error) error

//surety:pure
func WithMessage(err error, message string) error

//surety:pure
func Is(err, target error) bool

//surety:pure
func As(err error, target any) bool
