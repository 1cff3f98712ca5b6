// Facts from the documentation of Go's standard library: the error is always nil.
package bytes // import "bytes"

type Buffer struct{}

//surety:ends panic on=error
func (b *Buffer) Write(p []byte) (n int, err error)

//surety:ends panic on=error
func (b *Buffer) WriteString(s string) (n int, err error)

//surety:ends panic on=error
func (b *Buffer) WriteByte(c byte) error

//surety:ends panic on=error
func (b *Buffer) WriteRune(r rune) (n int, err error)
