// Facts from the public source and documentation of golang/sync.
package singleflight // import "golang.org/x/sync/singleflight"

type Group struct{}

// Several callers may get the one result: a resource in it has many owners.
//surety:calls fn
//surety:blocks
func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool)

//surety:spawns fn
func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result
