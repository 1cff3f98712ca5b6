// Facts from the public source and documentation of open-telemetry/opentelemetry-go.
package trace // import "go.opentelemetry.io/otel/sdk/trace"

import "context"

type TracerProvider struct{}

//surety:acquires result[0] provider
func NewTracerProvider(opts ...TracerProviderOption) *TracerProvider

//surety:releases recv provider
//surety:blocks
func (p *TracerProvider) Shutdown(ctx context.Context) error
