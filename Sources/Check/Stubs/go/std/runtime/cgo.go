package cgo // import "runtime/cgo"

type Handle uintptr
func (h Handle) Delete()
func (h Handle) Value() any

type Incomplete struct{}

func NewHandle(v any) Handle
