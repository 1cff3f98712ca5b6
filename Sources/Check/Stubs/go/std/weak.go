package weak // import "weak"

type Pointer[T any] struct{}
func (p Pointer[T]) Value() *T

func Make[T any](ptr *T) Pointer[T]
