// Facts from the documentation of Go's standard library: the error is always nil.
package strings // import "strings"

type Builder struct{}

//surety:ends panic on=error
func (b *Builder) Write(p []byte) (n int, err error)

//surety:ends panic on=error
func (b *Builder) WriteString(s string) (n int, err error)

//surety:ends panic on=error
func (b *Builder) WriteByte(c byte) error

//surety:ends panic on=error
func (b *Builder) WriteRune(r rune) (n int, err error)
