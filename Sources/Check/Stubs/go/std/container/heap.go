package heap // import "container/heap"

import "sort"

type Interface interface {
	Push(x any)
	Pop() any
	sort.Interface
}

func Fix(h Interface, i int)
func Init(h Interface)
func Pop(h Interface) any
func Push(h Interface, x any)
func Remove(h Interface, i int) any
