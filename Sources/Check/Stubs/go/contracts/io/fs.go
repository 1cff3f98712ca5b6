// Facts from the documentation of Go 1.27.
package fs // import "io/fs"

type FS interface {
	//surety:acquires result[0] fsfile
	Open(name string) (File, error)
}

type File interface {
	//surety:releases recv
	Close() error
}

//surety:shares fsys
func Sub(fsys FS, dir string) (FS, error)

//surety:borrows fsys
//surety:calls fn
func WalkDir(fsys FS, root string, fn WalkDirFunc) error

//surety:borrows fsys
func ReadFile(fsys FS, name string) ([]byte, error)

//surety:borrows fsys
func ReadDir(fsys FS, name string) ([]DirEntry, error)

//surety:borrows fsys
func Glob(fsys FS, pattern string) (matches []string, err error)

//surety:borrows fsys
func Stat(fsys FS, name string) (FileInfo, error)
