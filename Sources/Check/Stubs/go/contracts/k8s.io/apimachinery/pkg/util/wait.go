// Facts from the public source and documentation of kubernetes/apimachinery.
package wait // import "k8s.io/apimachinery/pkg/util/wait"

import (
	"context"
	"time"
)

type Group struct{}

//surety:spawns f
func (g *Group) Start(f func())

//surety:spawns f
func (g *Group) StartWithChannel(stopCh <-chan struct{}, f func(stopCh <-chan struct{}))

//surety:spawns f
func (g *Group) StartWithContext(ctx context.Context, f func(context.Context))

//surety:blocks
func (g *Group) Wait()

// Never returns.
//surety:calls f
//surety:blocks
func Forever(f func(), period time.Duration)
