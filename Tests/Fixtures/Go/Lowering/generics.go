package lowering

import "os"

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

type box[T any] struct{ value T }

func (b *box[T]) take() T { return b.value }

// The results of one call are the arguments of another.
func spreads(path string) string {
	f := must(os.Open(path))
	b := box[*os.File]{value: f}
	return b.take().Name()
}
