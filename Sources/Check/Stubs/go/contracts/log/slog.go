// Facts from the documentation of Go 1.27.
package slog // import "log/slog"

import (
	"io"
	"log"
)

//surety:shares w
//surety:arms w
func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler

//surety:shares w
//surety:arms w
func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler

//surety:shares h
func New(h Handler) *Logger

//surety:takes l
func SetDefault(l *Logger)

//surety:shares handlers
func NewMultiHandler(handlers ...Handler) *MultiHandler

//surety:shares h
func NewLogLogger(h Handler, level Level) *log.Logger

//surety:borrows args
func Debug(msg string, args ...any)

//surety:borrows args
func DebugContext(ctx context.Context, msg string, args ...any)

//surety:borrows args
func Info(msg string, args ...any)

//surety:borrows args
func InfoContext(ctx context.Context, msg string, args ...any)

//surety:borrows args
func Warn(msg string, args ...any)

//surety:borrows args
func WarnContext(ctx context.Context, msg string, args ...any)

//surety:borrows args
func Error(msg string, args ...any)

//surety:borrows args
func ErrorContext(ctx context.Context, msg string, args ...any)

//surety:borrows args
func Log(ctx context.Context, level Level, msg string, args ...any)

//surety:borrows args
func (l *Logger) Debug(msg string, args ...any)

//surety:borrows args
func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any)

//surety:borrows args
func (l *Logger) Info(msg string, args ...any)

//surety:borrows args
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any)

//surety:borrows args
func (l *Logger) Warn(msg string, args ...any)

//surety:borrows args
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any)

//surety:borrows args
func (l *Logger) Error(msg string, args ...any)

//surety:borrows args
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any)

//surety:borrows args
func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any)
