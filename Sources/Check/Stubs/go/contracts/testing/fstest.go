// Facts from the documentation of Go 1.27.
package fstest // import "testing/fstest"

import "io/fs"

//surety:acquires result[0] memfile
func (fsys MapFS) Open(name string) (fs.File, error)

//surety:borrows fsys
func TestFS(fsys fs.FS, expected ...string) error
