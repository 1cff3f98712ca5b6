// Facts from the documentation of Go 1.27.
package macho // import "debug/macho"

import "io"

//surety:acquires result[0] binfile
func Open(name string) (*File, error)

//surety:acquires result[0] binfile
func OpenFat(name string) (*FatFile, error)

//surety:shares r
func NewFile(r io.ReaderAt) (*File, error)

//surety:shares r
func NewFatFile(r io.ReaderAt) (*FatFile, error)

//surety:releases recv binfile
func (f *File) Close() error

//surety:releases recv binfile
func (ff *FatFile) Close() error
