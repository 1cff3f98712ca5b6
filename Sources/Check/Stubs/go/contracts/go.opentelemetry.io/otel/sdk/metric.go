// Facts from the public source and documentation of open-telemetry/opentelemetry-go.
package metric // import "go.opentelemetry.io/otel/sdk/metric"

import "context"

type MeterProvider struct{}

//surety:acquires result[0] provider
func NewMeterProvider(options ...Option) *MeterProvider

//surety:releases recv provider
//surety:blocks
func (mp *MeterProvider) Shutdown(ctx context.Context) error
