// Facts from the public source and documentation of census-instrumentation/opencensus-go.
package trace // import "go.opencensus.io/trace"

import "context"

type Span struct{}

//surety:acquires result[1] span
//surety:derives result[0] from result[1]
//surety:nonnil result[1]
func StartSpan(ctx context.Context, name string, o ...StartOption) (context.Context, *Span)

//surety:acquires result[1] span
//surety:derives result[0] from result[1]
//surety:nonnil result[1]
func StartSpanWithRemoteParent(ctx context.Context, name string, parent SpanContext, o ...StartOption) (context.Context, *Span)

//surety:releases recv span
func (s *Span) End()

// No duty: who started it ends it.
//surety:borrows ctx
func FromContext(ctx context.Context) *Span

//surety:shares s
func NewContext(parent context.Context, s *Span) context.Context
