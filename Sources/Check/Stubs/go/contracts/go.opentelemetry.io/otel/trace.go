// Facts from the public source and documentation of open-telemetry/opentelemetry-go.
package trace // import "go.opentelemetry.io/otel/trace"

import "context"

type Tracer interface {
	//surety:acquires result[1] span
	//surety:derives result[0] from result[1]
	//surety:nonnil result[1]
	Start(ctx context.Context, spanName string, opts ...SpanStartOption) (context.Context, Span)
}

type Span interface {
	//surety:releases recv span
	End(options ...SpanEndOption)
}

// No duty: who started it ends it.
//surety:borrows ctx
func SpanFromContext(ctx context.Context) Span

//surety:shares span
func ContextWithSpan(parent context.Context, span Span) context.Context
