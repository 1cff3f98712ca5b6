// Facts from the public source and documentation of golang/sync.
package errgroup // import "golang.org/x/sync/errgroup"

import "context"

type Group struct{}

//surety:acquires result[0] errgroup
func WithContext(ctx context.Context) (*Group, context.Context)

//surety:spawns f once
func (g *Group) Go(f func() error)

//surety:spawns f once
func (g *Group) TryGo(f func() error) bool

//surety:releases recv errgroup
//surety:blocks
func (g *Group) Wait() error
