package trace // import "runtime/trace"

import "context"
import "io"
import "time"

type FlightRecorder struct{}
func (fr *FlightRecorder) Enabled() bool
func (fr *FlightRecorder) Start() error
func (fr *FlightRecorder) Stop()
func (fr *FlightRecorder) WriteTo(w io.Writer) (n int64, err error)

type FlightRecorderConfig struct {
	MinAge time.Duration
	MaxBytes uint64
}

type Region struct{}
func (r *Region) End()

type Task struct{}
func (t *Task) End()

func IsEnabled() bool
func Log(ctx context.Context, category string, message string)
func Logf(ctx context.Context, category string, format string, args ...any)
func NewFlightRecorder(cfg FlightRecorderConfig) *FlightRecorder
func NewTask(pctx context.Context, taskType string) (ctx context.Context, task *Task)
func Start(w io.Writer) error
func StartRegion(ctx context.Context, regionType string) *Region
func Stop()
func WithRegion(ctx context.Context, regionType string, fn func())
