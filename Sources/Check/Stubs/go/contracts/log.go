// Facts from the documentation of Go 1.27.
package log // import "log"

import "io"

//surety:ends process
func Fatal(v ...any)

//surety:ends process
func Fatalf(format string, v ...any)

//surety:ends process
func Fatalln(v ...any)

//surety:ends process
func (l *Logger) Fatal(v ...any)

//surety:ends process
func (l *Logger) Fatalf(format string, v ...any)

//surety:ends process
func (l *Logger) Fatalln(v ...any)

//surety:ends panic
func Panic(v ...any)

//surety:ends panic
func Panicf(format string, v ...any)

//surety:ends panic
func Panicln(v ...any)

//surety:ends panic
func (l *Logger) Panic(v ...any)

//surety:ends panic
func (l *Logger) Panicf(format string, v ...any)

//surety:ends panic
func (l *Logger) Panicln(v ...any)

//surety:takes w
func SetOutput(w io.Writer)

//surety:takes w
func (l *Logger) SetOutput(w io.Writer)

//surety:shares out
//surety:arms out
func New(out io.Writer, prefix string, flag int) *Logger

//surety:borrows v
func Print(v ...any)

//surety:borrows v
func Printf(format string, v ...any)

//surety:borrows v
func Println(v ...any)

//surety:borrows v
func (l *Logger) Print(v ...any)

//surety:borrows v
func (l *Logger) Printf(format string, v ...any)

//surety:borrows v
func (l *Logger) Println(v ...any)
