// Facts from the public source and documentation of uber-go/fx.
package fx // import "go.uber.org/fx"

import "context"

// An application starts once and stops once.
//surety:calls recv.OnStart once
//surety:calls recv.OnStop once
type Hook struct {
	OnStart func(context.Context) error
	OnStop  func(context.Context) error
}
