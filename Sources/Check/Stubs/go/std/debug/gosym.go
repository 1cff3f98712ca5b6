package gosym // import "debug/gosym"

type DecodingError struct{}
func (e *DecodingError) Error() string

type Func struct {
	Entry uint64
	*Sym
	End uint64
	Params []*Sym
	Locals []*Sym
	FrameSize int
	LineTable *LineTable
	Obj *Obj
}

type LineTable struct {
	Data []byte
	PC uint64
	Line int
}
func (t *LineTable) LineToPC(line int, maxpc uint64) uint64
func (t *LineTable) PCToLine(pc uint64) int

type Obj struct {
	Funcs []Func
	Paths []Sym
}

type Sym struct {
	Value uint64
	Type byte
	Name string
	GoType uint64
	Func *Func
}
func (s *Sym) BaseName() string
func (s *Sym) PackageName() string
func (s *Sym) ReceiverName() string
func (s *Sym) Static() bool

type Table struct {
	Syms []Sym
	Funcs []Func
	Files map[string]*Obj
	Objs []Obj
}
func (t *Table) LineToPC(file string, line int) (pc uint64, fn *Func, err error)
func (t *Table) LookupFunc(name string) *Func
func (t *Table) LookupSym(name string) *Sym
func (t *Table) PCToFunc(pc uint64) *Func
func (t *Table) PCToLine(pc uint64) (file string, line int, fn *Func)
func (t *Table) SymByAddr(addr uint64) *Sym

type UnknownFileError string
func (e UnknownFileError) Error() string

type UnknownLineError struct {
	File string
	Line int
}
func (e *UnknownLineError) Error() string

func NewLineTable(data []byte, text uint64) *LineTable
func NewTable(symtab []byte, pcln *LineTable) (*Table, error)
