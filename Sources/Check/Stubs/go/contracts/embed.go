// Facts from the documentation of Go 1.27.
package embed // import "embed"

import "io/fs"

//surety:acquires result[0] memfile
func (f FS) Open(name string) (fs.File, error)
