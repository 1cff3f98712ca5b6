// Facts from the public source and documentation of qax-os/excelize.
package excelize // import "github.com/xuri/excelize/v2"

import "io"

type File struct{}
type Rows struct{}

//surety:acquires result[0] workbook
func OpenFile(filename string, opts ...Options) (*File, error)

//surety:acquires result[0] workbook
func OpenReader(r io.Reader, opts ...Options) (*File, error)

//surety:releases recv workbook
func (f *File) Close() error

//surety:acquires result[0] sheetrows
func (f *File) Rows(sheet string) (*Rows, error)

//surety:releases recv sheetrows
func (rows *Rows) Close() error
