// Facts from the documentation of Go 1.27.
package trace // import "runtime/trace"

import (
	"context"
	"io"
)

// Writes to w until Stop: whoever stops the trace sees to w.
//surety:takes w
//surety:acquires process exectrace
func Start(w io.Writer) error

//surety:releases process exectrace
//surety:blocks
func Stop()

//surety:acquires result[0] region
func StartRegion(ctx context.Context, regionType string) *Region

//surety:releases recv region
func (r *Region) End()

//surety:acquires result[1] tracetask
func NewTask(pctx context.Context, taskType string) (ctx context.Context, task *Task)

//surety:releases recv tracetask
func (t *Task) End()

//surety:calls fn
func WithRegion(ctx context.Context, regionType string, fn func())

//surety:pure
func NewFlightRecorder(cfg FlightRecorderConfig) *FlightRecorder

//surety:acquires recv recorder
func (fr *FlightRecorder) Start() error

//surety:releases recv recorder
func (fr *FlightRecorder) Stop()
