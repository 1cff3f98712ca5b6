// Package everything uses every construct of the grammar once.
package everything

import (
	"fmt"
	. "io"
	_ "os"
	str "strings"
)

//surety:kind thing release=Close
type (
	alias       = int
	list[T any] []T
	pair[K comparable, V ~int | ~string] struct {
		key   K `json:"key"`
		value V
		*inner
		str.Builder
		list[K]
	}
	inner struct{ a, b int }
	array [3 * 4]int
	fixed [len("x")]byte
	point[P *inner,] struct{ p P }
	gen[P interface{ *inner }] struct{}
	set[T any] = map[T]struct{}
	shape interface {
		Area() float64
		fmt.Stringer
		interface{ ~int | string }
	}
	fn func(a, b int, rest ...string) (n int, err error)
	ch chan<- <-chan int
)

const (
	zero = iota
	one
	two, three = iota << 1, "x" + `raw
string`
)

var x, y = 0x1_Fp0, 'é'
var matrix = [...][2]int{{1, 2}, 5: {3}, {4, 5}}
var big = 1_000e+3i

func (p *pair[K, V]) Close() error { return nil }
func (inner) generic[T any](t T) T { return t }
func extern(int) (_ string)

func body(c chan int, m map[string][]int, any interface{}) (result int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("x %v", r)
		}
	}()
outer:
	for i := 0; i < 10; i++ {
		for k, v := range m {
			switch {
			case k == "a", len(v) > 1:
				continue outer
			case i > 5:
				break outer
			default:
				goto done
			}
			fallthrough_ := 1
			_ = fallthrough_
		}
	}
	for range 3 {
	}
	for {
		break
	}
	switch z := any.(type) {
	case nil:
	case int, *inner:
		_ = z
	case func(int) (string, error):
	}
	switch x := 5; x {
	case 1:
		fallthrough
	case 2:
	}
	select {
	case v, ok := <-c:
		_, _ = v, ok
	case c <- 1:
	case <-c:
	default:
	}
	if p := (&pair[string, int]{key: "k"}); p != nil {
		p.key, p.value = "a", 2
	} else if m["x"][0:1:2][0] == ^1&^2 {
		m["x"] = append(m["x"], m["y"]...)
	} else {
		go func(a int) { c <- a }(3)
	}
	var local struct{ f func() }
	local.f()
	f := Max[int]
	_ = f(1, 2)
	_ = (<-chan int)(c)
	_ = <-c
	_ = struct{ a int }{1}
	x++
	y <<= 2
	if v, ok := any.(fmt.Stringer); ok && v != nil {
	}
	const inside = 3
	type local2[T any] struct{ t T }
done:
	return len(m), nil
}

func Max[T int | float64](a, b T) T {
	if a > b {
		return a
	}
	return b
}
