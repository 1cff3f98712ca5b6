// Facts from the public source and documentation of kubernetes/client-go.
package leaderelection // import "k8s.io/client-go/tools/leaderelection"

import "context"

type LeaderElector struct{}

// The lease outlives the process unless ReleaseOnCancel is set and ctx is cancelled first: os.Exit in
// OnStoppedLeading is the usual hole.
//surety:blocks
func RunOrDie(ctx context.Context, lec LeaderElectionConfig)

//surety:blocks
func (le *LeaderElector) Run(ctx context.Context)
