// Facts from the documentation of Go 1.27.
package os // import "os"

import (
	"io"
	"io/fs"
	"syscall"
)

//surety:acquires result[0] file
func Open(name string) (*File, error)

//surety:acquires result[0] file
//surety:outputs result[0]
func Create(name string) (*File, error)

// On Linux 0x41 is O_CREATE with O_WRONLY, and 0x42 with O_RDWR; 0x401 and 0x402 are O_APPEND with them. What is only
// opened for writing may be a device, or a file of the kernel.
//surety:acquires result[0] file
//surety:outputs result[0] when=flag&0x41
//surety:outputs result[0] when=flag&0x42
//surety:outputs result[0] when=flag&0x401
//surety:outputs result[0] when=flag&0x402
func OpenFile(name string, flag int, perm FileMode) (*File, error)

//surety:acquires result[0] file
func OpenInRoot(dir, name string) (*File, error)

//surety:acquires result[0] file
//surety:acquires result[0].Name() tempfile within=dir
//surety:derives result[0].Name() from result[0]
func CreateTemp(dir, pattern string) (*File, error)

//surety:acquires result[0] tempdir within=dir
func MkdirTemp(dir, pattern string) (string, error)

//surety:acquires result[0] file
//surety:acquires result[1] file
func Pipe() (r *File, w *File, err error)

// The descriptor and the file have one fate; a number that came from elsewhere is nobody's duty here.
//surety:shares fd
func NewFile(fd uintptr, name string) *File

// What package os makes its files with.
//surety:takes fd
//surety:acquires result[0] file
func newFile(fd int, name string, kind newFileKind, nonBlocking bool) *File

// Of a nil file it fails.
//surety:releases recv file nil-safe
//surety:releases recv fd
//surety:releases recv flock
func (f *File) Close() error

//surety:arms recv
func (f *File) Write(b []byte) (n int, err error)

//surety:arms recv
func (f *File) WriteAt(b []byte, off int64) (n int, err error)

//surety:arms recv
func (f *File) WriteString(s string) (n int, err error)

// What the kernel has is on the disk.
//surety:completes recv
func (f *File) Sync() error

//surety:borrows recv
//surety:derives result[0] from recv
func (f *File) Fd() uintptr

//surety:derives result[0] from recv
//surety:pure
func (f *File) Name() string

//surety:borrows recv
func (f *File) SyscallConn() (syscall.RawConn, error)

//surety:borrows recv
func (f *File) ReadDir(n int) ([]fs.DirEntry, error)

//surety:borrows recv
func (f *File) Readdir(n int) ([]fs.FileInfo, error)

//surety:borrows recv
func (f *File) Readdirnames(n int) (names []string, err error)

//surety:arms recv
//surety:borrows r
func (f *File) ReadFrom(r io.Reader) (n int64, err error)

//surety:borrows w
//surety:arms w
func (f *File) WriteTo(w io.Writer) (n int64, err error)

// A file that is open can be asked what it is.
//surety:reliable
//surety:borrows recv
func (f *File) Stat() (FileInfo, error)

// What is there is left as it is.
//surety:reliable path tempdir
func MkdirAll(path string, perm FileMode) error

// Also where it fails: whoever tried has done what can be done.
//surety:releases name tempfile
//surety:releases name tempdir
//surety:releases name socketfile
func Remove(name string) error

// An empty path is no failure, and nothing is removed.
//surety:releases path tempfile nil-safe
//surety:releases path tempdir nil-safe
//surety:releases path socketfile nil-safe
func RemoveAll(path string) error

//surety:releases oldpath tempfile on=ok
//surety:releases oldpath tempdir on=ok
func Rename(oldpath, newpath string) error

//surety:acquires result[0] root
func OpenRoot(name string) (*Root, error)

//surety:releases recv root
func (r *Root) Close() error

//surety:acquires result[0] file
//surety:outputs result[0]
func (r *Root) Create(name string) (*File, error)

//surety:acquires result[0] file
func (r *Root) Open(name string) (*File, error)

//surety:acquires result[0] file
//surety:outputs result[0] when=flag&0x41
//surety:outputs result[0] when=flag&0x42
//surety:outputs result[0] when=flag&0x401
//surety:outputs result[0] when=flag&0x402
func (r *Root) OpenFile(name string, flag int, perm FileMode) (*File, error)

//surety:acquires result[0] root
func (r *Root) OpenRoot(name string) (*Root, error)

//surety:shares recv
func (r *Root) FS() fs.FS

//surety:acquires result[0] process
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error)

// On Linux it holds a pidfd, which the collector closes; in general it is no child of ours, but waiting for it waits for pid. It
// does not fail on Unix.
//surety:shares pid
//surety:ends panic on=error
func FindProcess(pid int) (*Process, error)

//surety:releases recv process
//surety:blocks
func (p *Process) Wait() (*ProcessState, error)

//surety:releases recv process
func (p *Process) Release() error

//surety:borrows recv
func (p *Process) Kill() error

//surety:borrows recv
func (p *Process) Signal(sig Signal) error

//surety:borrows recv
//surety:calls f
func (p *Process) WithHandle(f func(handle uintptr)) error

//surety:ends process
func Exit(code int)

//surety:borrows fsys
func CopyFS(dir string, fsys fs.FS) error

//surety:calls mapping
func Expand(s string, mapping func(string) string) string

//surety:pure
func IsNotExist(err error) bool

//surety:pure
func IsExist(err error) bool

// What cannot be found is not there any more.
//surety:releases name tempfile on=error
//surety:releases name tempdir on=error
func Stat(name string) (FileInfo, error)

//surety:releases name tempfile on=error
//surety:releases name tempdir on=error
func Lstat(name string) (FileInfo, error)

//surety:reliable
func Getwd() (dir string, err error)

//surety:reliable
func Executable() (string, error)

//surety:reliable
func Hostname() (name string, err error)
