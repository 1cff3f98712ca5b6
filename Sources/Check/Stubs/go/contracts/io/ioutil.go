// Facts from the documentation of Go 1.27.
package ioutil // import "io/ioutil"

import (
	"io"
	"os"
)

//surety:acquires result[0] file
//surety:acquires result[0].Name() tempfile within=dir
//surety:derives result[0].Name() from result[0]
func TempFile(dir, pattern string) (f *os.File, err error)

//surety:acquires result[0] tempdir within=dir
func TempDir(dir, pattern string) (name string, err error)

//surety:borrows r
func NopCloser(r io.Reader) io.ReadCloser

//surety:releases r body
//surety:borrows r
func ReadAll(r io.Reader) ([]byte, error)
