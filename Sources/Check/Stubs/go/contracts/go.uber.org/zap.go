// Facts from the public source and documentation of uber-go/zap.
package zap // import "go.uber.org/zap"

import "go.uber.org/zap/zapcore"

type Logger struct{}
type SugaredLogger struct{}

// Sync is due only before the process ends (process-long); its error on a terminal is normal.
//surety:acquires result[0] logbuffer
func NewProduction(options ...Option) (*Logger, error)

//surety:acquires result[0] logbuffer
func NewDevelopment(options ...Option) (*Logger, error)

//surety:acquires result[0] logbuffer
func New(core zapcore.Core, options ...Option) *Logger

//surety:releases recv logbuffer
func (log *Logger) Sync() error

//surety:releases recv logbuffer
func (s *SugaredLogger) Sync() error

//surety:ends process
func (log *Logger) Fatal(msg string, fields ...Field)

//surety:ends panic
func (log *Logger) Panic(msg string, fields ...Field)

//surety:ends process
func (s *SugaredLogger) Fatal(args ...interface{})

//surety:ends process
func (s *SugaredLogger) Fatalf(template string, args ...interface{})

//surety:ends process
func (s *SugaredLogger) Fatalw(msg string, keysAndValues ...interface{})

//surety:ends process
func (s *SugaredLogger) Fatalln(args ...interface{})

//surety:ends panic
func (s *SugaredLogger) Panic(args ...interface{})

//surety:ends panic
func (s *SugaredLogger) Panicf(template string, args ...interface{})

//surety:ends panic
func (s *SugaredLogger) Panicw(msg string, keysAndValues ...interface{})

// result[1] closes the files opened, which loggers mostly write to for as long as the process runs.
//surety:acquires result[1] logsink
func Open(paths ...string) (zapcore.WriteSyncer, func(), error)

//surety:derives result[0] from logger
func Must(logger *Logger, err error) *Logger

// The result restores the former state; optional in main, due in tests.
//surety:pure
func ReplaceGlobals(logger *Logger) func()

//surety:pure
func RedirectStdLog(l *Logger) func()
