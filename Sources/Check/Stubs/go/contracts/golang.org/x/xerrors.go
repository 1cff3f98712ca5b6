// Facts from the documentation of golang.org/x/xerrors.
package xerrors // import "golang.org/x/xerrors"

//surety:pure
//surety:nonnil result[0]
func New(text string) error

//surety:pure
//surety:nonnil result[0]
func Errorf(format string, a ...any) error
