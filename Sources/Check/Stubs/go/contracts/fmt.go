// Facts from the documentation of Go 1.27.
package fmt // import "fmt"

import "io"

//surety:pure
//surety:nonnil result[0]
func Errorf(format string, a ...any) (err error)

//surety:borrows a
func Sprintf(format string, a ...any) string

//surety:borrows w
//surety:arms w
//surety:borrows a
//surety:uses w
func Fprintf(w io.Writer, format string, a ...any) (n int, err error)

//surety:borrows w
//surety:arms w
//surety:borrows a
//surety:uses w
func Fprintln(w io.Writer, a ...any) (n int, err error)

//surety:borrows w
//surety:arms w
//surety:borrows a
//surety:uses w
func Fprint(w io.Writer, a ...any) (n int, err error)

// Whoever is told the name of a temporary file has the file.
//surety:releases a tempfile
//surety:releases a tempdir
//surety:borrows a
func Printf(format string, a ...any) (n int, err error)

//surety:borrows r
func Fscanf(r io.Reader, format string, a ...any) (n int, err error)

// Whoever is told the name of a temporary file has the file.
//surety:releases a tempfile
//surety:releases a tempdir
//surety:borrows a
func Print(a ...any) (n int, err error)

// Whoever is told the name of a temporary file has the file.
//surety:releases a tempfile
//surety:releases a tempdir
//surety:borrows a
func Println(a ...any) (n int, err error)

//surety:borrows a
func Sprint(a ...any) string

//surety:borrows a
func Sprintln(a ...any) string

//surety:borrows a
func Append(b []byte, a ...any) []byte

//surety:borrows a
func Appendf(b []byte, format string, a ...any) []byte

//surety:borrows a
func Appendln(b []byte, a ...any) []byte

//surety:borrows r
func Fscan(r io.Reader, a ...any) (n int, err error)

//surety:borrows r
func Fscanln(r io.Reader, a ...any) (n int, err error)
