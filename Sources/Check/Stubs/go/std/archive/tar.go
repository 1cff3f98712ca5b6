package tar // import "archive/tar"

import "io"
import "io/fs"
import "time"

var ErrFieldTooLong error
var ErrHeader error
var ErrInsecurePath error
var ErrWriteAfterClose error
var ErrWriteTooLong error
const FormatGNU Format = 8
const FormatPAX Format = 4
const FormatUSTAR Format = 2
const FormatUnknown Format = 0
const TypeBlock = '\U00000034'
const TypeChar = '\U00000033'
const TypeCont = '\U00000037'
const TypeDir = '\U00000035'
const TypeFifo = '\U00000036'
const TypeGNULongLink = '\U0000004b'
const TypeGNULongName = '\U0000004c'
const TypeGNUSparse = '\U00000053'
const TypeLink = '\U00000031'
const TypeReg = '\U00000030'
const TypeRegA = '\U00000000'
const TypeSymlink = '\U00000032'
const TypeXGlobalHeader = '\U00000067'
const TypeXHeader = '\U00000078'

type FileInfoNames interface {
	Uname() (string, error)
	Gname() (string, error)
	fs.FileInfo
}

type Format int
func (f Format) String() string

type Header struct {
	Typeflag byte
	Name string
	Linkname string
	Size int64
	Mode int64
	Uid int
	Gid int
	Uname string
	Gname string
	ModTime time.Time
	AccessTime time.Time
	ChangeTime time.Time
	Devmajor int64
	Devminor int64
	Xattrs map[string]string
	PAXRecords map[string]string
	Format Format
}
func (h *Header) FileInfo() fs.FileInfo

type Reader struct{}
func (tr *Reader) Next() (*Header, error)
func (tr *Reader) Read(b []byte) (int, error)

type Writer struct{}
func (tw *Writer) AddFS(fsys fs.FS) error
func (tw *Writer) Close() error
func (tw *Writer) Flush() error
func (tw *Writer) Write(b []byte) (int, error)
func (tw *Writer) WriteHeader(hdr *Header) error

func FileInfoHeader(fi fs.FileInfo, link string) (*Header, error)
func NewReader(r io.Reader) *Reader
func NewWriter(w io.Writer) *Writer
