package cmp // import "cmp"

type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~byte | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func Compare[T Ordered](x T, y T) int
func Less[T Ordered](x T, y T) bool
func Or[T any](vals ...T) T
