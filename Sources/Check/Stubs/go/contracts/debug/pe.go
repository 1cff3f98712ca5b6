// Facts from the documentation of Go 1.27.
package pe // import "debug/pe"

import "io"

//surety:acquires result[0] binfile
func Open(name string) (*File, error)

//surety:shares r
func NewFile(r io.ReaderAt) (*File, error)

//surety:releases recv binfile
func (f *File) Close() error
