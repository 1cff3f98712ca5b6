// Facts from the public source and documentation of spf13/afero.
package afero // import "github.com/spf13/afero"

import (
	"io"
	"os"
)

type Afero struct {
	Fs
}
type File interface {
	io.Closer
	io.Reader
	io.ReaderAt
	io.Seeker
	io.Writer
	io.WriterAt
	Name() string
	Sync() error
}

type Fs interface {
	//surety:acquires result[0] file
	Create(name string) (File, error)
	//surety:acquires result[0] file
	Open(name string) (File, error)
	//surety:acquires result[0] file
	OpenFile(name string, flag int, perm os.FileMode) (File, error)
	//surety:releases name tempfile
	//surety:releases name tempdir
	Remove(name string) error
	//surety:releases path tempfile
	//surety:releases path tempdir
	RemoveAll(path string) error
}

//surety:acquires result[0] file
//surety:acquires result[0].Name() tempfile within=dir
func TempFile(fs Fs, dir, pattern string) (f File, err error)

//surety:acquires result[0] tempdir within=dir
func TempDir(fs Fs, dir, prefix string) (name string, err error)

//surety:acquires result[0] file
//surety:acquires result[0].Name() tempfile within=dir
func (a Afero) TempFile(dir, pattern string) (f File, err error)

//surety:acquires result[0] tempdir within=dir
func (a Afero) TempDir(dir, prefix string) (name string, err error)
