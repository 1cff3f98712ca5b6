package plan9obj // import "debug/plan9obj"

import "io"

var ErrNoSymbols error
const Magic386 = 491
const Magic64 = 32768
const MagicAMD64 = 35479
const MagicARM = 1607

type File struct {
	FileHeader
	Sections []*Section
}
func (f *File) Close() error
func (f *File) Section(name string) *Section
func (f *File) Symbols() ([]Sym, error)

type FileHeader struct {
	Magic uint32
	Bss uint32
	Entry uint64
	PtrSize int
	LoadAddress uint64
	HdrSize uint64
}

type Section struct {
	SectionHeader
	io.ReaderAt
}
func (s *Section) Data() ([]byte, error)
func (s *Section) Open() io.ReadSeeker

type SectionHeader struct {
	Name string
	Size uint32
	Offset uint32
}

type Sym struct {
	Value uint64
	Type int32
	Name string
}

func NewFile(r io.ReaderAt) (*File, error)
func Open(name string) (*File, error)
