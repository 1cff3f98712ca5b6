package unique // import "unique"

type Handle[T any] struct{}
func (h Handle[T]) Value() T

func Make[T any](value T) Handle[T]
