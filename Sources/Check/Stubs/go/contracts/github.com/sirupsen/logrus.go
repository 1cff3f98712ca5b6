// Facts from the public source and documentation of sirupsen/logrus.
package logrus // import "github.com/sirupsen/logrus"

import "io"

type Logger struct{}
type Entry struct {
	Logger *Logger
}

// Exit runs the handlers of RegisterExitHandler, then os.Exit: Go defers are skipped.
//surety:ends process
func Exit(code int)

//surety:ends process
func Fatal(args ...any)

//surety:ends process
func Fatalf(format string, args ...any)

//surety:ends process
func Fatalln(args ...any)

//surety:ends process
func FatalFn(fn LogFunction)

//surety:ends panic
func Panic(args ...any)

//surety:ends panic
func Panicf(format string, args ...any)

//surety:ends panic
func Panicln(args ...any)

//surety:ends process
func (logger *Logger) Exit(code int)

//surety:ends process
func (logger *Logger) Fatal(args ...any)

//surety:ends process
func (logger *Logger) Fatalf(format string, args ...any)

//surety:ends process
func (logger *Logger) Fatalln(args ...any)

//surety:ends process
func (entry *Entry) Fatal(args ...any)

//surety:ends process
func (entry *Entry) Fatalf(format string, args ...any)

//surety:ends process
func (entry *Entry) Fatalln(args ...any)

//surety:ends panic
func (logger *Logger) Panic(args ...any)

//surety:ends panic
func (logger *Logger) Panicf(format string, args ...any)

//surety:ends panic
func (entry *Entry) Panic(args ...any)

//surety:ends panic
func (entry *Entry) Panicf(format string, args ...any)

// A pipe and a goroutine that end with Close.
//surety:acquires result[0] pipeend
func (logger *Logger) Writer() *io.PipeWriter

//surety:acquires result[0] pipeend
func (logger *Logger) WriterLevel(level Level) *io.PipeWriter

//surety:acquires result[0] pipeend
func (entry *Entry) Writer() *io.PipeWriter

//surety:acquires result[0] pipeend
func (entry *Entry) WriterLevel(level Level) *io.PipeWriter

//surety:defers handler
func RegisterExitHandler(handler func())

//surety:defers handler
func DeferExitHandler(handler func())
