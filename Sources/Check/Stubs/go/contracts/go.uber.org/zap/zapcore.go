// Facts from the public source and documentation of uber-go/zap.
package zapcore // import "go.uber.org/zap/zapcore"

type BufferedWriteSyncer struct{}

//surety:releases recv logbuffer
func (s *BufferedWriteSyncer) Stop() (err error)
