package os // import "os"

import "io"
import "io/fs"
import "syscall"
import "time"

var Args []string
const DevNull = "/dev/null"
var ErrClosed error
var ErrDeadlineExceeded error
var ErrExist error
var ErrInvalid error
var ErrNoDeadline error
var ErrNoHandle error
var ErrNotExist error
var ErrPermission error
var ErrProcessDone error
var Interrupt Signal
var Kill Signal
const ModeAppend fs.FileMode = 1073741824
const ModeCharDevice fs.FileMode = 2097152
const ModeDevice fs.FileMode = 67108864
const ModeDir fs.FileMode = 2147483648
const ModeExclusive fs.FileMode = 536870912
const ModeIrregular fs.FileMode = 524288
const ModeNamedPipe fs.FileMode = 33554432
const ModePerm fs.FileMode = 511
const ModeSetgid fs.FileMode = 4194304
const ModeSetuid fs.FileMode = 8388608
const ModeSocket fs.FileMode = 16777216
const ModeSticky fs.FileMode = 1048576
const ModeSymlink fs.FileMode = 134217728
const ModeTemporary fs.FileMode = 268435456
const ModeType fs.FileMode = 2401763328
const O_APPEND int = 1024
const O_CREATE int = 64
const O_EXCL int = 128
const O_RDONLY int = 0
const O_RDWR int = 2
const O_SYNC int = 1052672
const O_TRUNC int = 512
const O_WRONLY int = 1
const PathListSeparator = '\U0000003a'
const PathSeparator = '\U0000002f'
const SEEK_CUR int = 1
const SEEK_END int = 2
const SEEK_SET int = 0
var Stderr *File
var Stdin *File
var Stdout *File

type DirEntry = fs.DirEntry

type File struct {
	*file
}
func (f *File) Chdir() error
func (f *File) Chmod(mode fs.FileMode) error
func (f *File) Chown(uid int, gid int) error
func (f *File) Close() error
func (f *File) Fd() uintptr
func (f *File) Name() string
func (f *File) Read(b []byte) (n int, err error)
func (f *File) ReadAt(b []byte, off int64) (n int, err error)
func (f *File) ReadDir(n int) ([]fs.DirEntry, error)
func (f *File) ReadFrom(r io.Reader) (n int64, err error)
func (f *File) Readdir(n int) ([]fs.FileInfo, error)
func (f *File) Readdirnames(n int) (names []string, err error)
func (f *File) Seek(offset int64, whence int) (ret int64, err error)
func (f *File) SetDeadline(t time.Time) error
func (f *File) SetReadDeadline(t time.Time) error
func (f *File) SetWriteDeadline(t time.Time) error
func (f *File) Stat() (fs.FileInfo, error)
func (f *File) Sync() error
func (f *File) SyscallConn() (syscall.RawConn, error)
func (f *File) Truncate(size int64) error
func (f *File) Write(b []byte) (n int, err error)
func (f *File) WriteAt(b []byte, off int64) (n int, err error)
func (f *File) WriteString(s string) (n int, err error)
func (f *File) WriteTo(w io.Writer) (n int64, err error)

type FileInfo = fs.FileInfo

type FileMode = fs.FileMode

type LinkError struct {
	Op string
	Old string
	New string
	Err error
}
func (e *LinkError) Error() string
func (e *LinkError) Unwrap() error

type PathError = fs.PathError

type ProcAttr struct {
	Dir string
	Env []string
	Files []*File
	Sys *syscall.SysProcAttr
}

type Process struct {
	Pid int
}
func (p *Process) Kill() error
func (p *Process) Release() error
func (p *Process) Signal(sig Signal) error
func (p *Process) Wait() (*ProcessState, error)
func (p *Process) WithHandle(f func(uintptr)) error

type ProcessState struct{}
func (p *ProcessState) ExitCode() int
func (p *ProcessState) Exited() bool
func (p *ProcessState) Pid() int
func (p *ProcessState) String() string
func (p *ProcessState) Success() bool
func (p *ProcessState) Sys() any
func (p *ProcessState) SysUsage() any
func (p *ProcessState) SystemTime() time.Duration
func (p *ProcessState) UserTime() time.Duration

type Root struct{}
func (r *Root) Chmod(name string, mode fs.FileMode) error
func (r *Root) Chown(name string, uid int, gid int) error
func (r *Root) Chtimes(name string, atime time.Time, mtime time.Time) error
func (r *Root) Close() error
func (r *Root) Create(name string) (*File, error)
func (r *Root) FS() fs.FS
func (r *Root) Lchown(name string, uid int, gid int) error
func (r *Root) Link(oldname string, newname string) error
func (r *Root) Lstat(name string) (fs.FileInfo, error)
func (r *Root) Mkdir(name string, perm fs.FileMode) error
func (r *Root) MkdirAll(name string, perm fs.FileMode) error
func (r *Root) Name() string
func (r *Root) Open(name string) (*File, error)
func (r *Root) OpenFile(name string, flag int, perm fs.FileMode) (*File, error)
func (r *Root) OpenRoot(name string) (*Root, error)
func (r *Root) ReadFile(name string) ([]byte, error)
func (r *Root) Readlink(name string) (string, error)
func (r *Root) Remove(name string) error
func (r *Root) RemoveAll(name string) error
func (r *Root) Rename(oldname string, newname string) error
func (r *Root) Stat(name string) (fs.FileInfo, error)
func (r *Root) Symlink(oldname string, newname string) error
func (r *Root) WriteFile(name string, data []byte, perm fs.FileMode) error

type Signal interface {
	String() string
	Signal()
}

type SyscallError struct {
	Syscall string
	Err error
}
func (e *SyscallError) Error() string
func (e *SyscallError) Timeout() bool
func (e *SyscallError) Unwrap() error

type file struct{}

func Chdir(dir string) error
func Chmod(name string, mode fs.FileMode) error
func Chown(name string, uid int, gid int) error
func Chtimes(name string, atime time.Time, mtime time.Time) error
func Clearenv()
func CopyFS(dir string, fsys fs.FS) error
func Create(name string) (*File, error)
func CreateTemp(dir string, pattern string) (*File, error)
func DirFS(dir string) fs.FS
func Environ() []string
func Executable() (string, error)
func Exit(code int)
func Expand(s string, mapping func(string) string) string
func ExpandEnv(s string) string
func FindProcess(pid int) (*Process, error)
func Getegid() int
func Getenv(key string) string
func Geteuid() int
func Getgid() int
func Getgroups() ([]int, error)
func Getpagesize() int
func Getpid() int
func Getppid() int
func Getuid() int
func Getwd() (dir string, err error)
func Hostname() (name string, err error)
func IsExist(err error) bool
func IsNotExist(err error) bool
func IsPathSeparator(c byte) bool
func IsPermission(err error) bool
func IsTimeout(err error) bool
func Lchown(name string, uid int, gid int) error
func Link(oldname string, newname string) error
func LookupEnv(key string) (string, bool)
func Lstat(name string) (fs.FileInfo, error)
func Mkdir(name string, perm fs.FileMode) error
func MkdirAll(path string, perm fs.FileMode) error
func MkdirTemp(dir string, pattern string) (string, error)
func NewFile(fd uintptr, name string) *File
func NewSyscallError(syscall string, err error) error
func Open(name string) (*File, error)
func OpenFile(name string, flag int, perm fs.FileMode) (*File, error)
func OpenInRoot(dir string, name string) (*File, error)
func OpenRoot(name string) (*Root, error)
func Pipe() (r *File, w *File, err error)
func ReadDir(name string) ([]fs.DirEntry, error)
func ReadFile(name string) ([]byte, error)
func Readlink(name string) (string, error)
func Remove(name string) error
func RemoveAll(path string) error
func Rename(oldpath string, newpath string) error
func SameFile(fi1 fs.FileInfo, fi2 fs.FileInfo) bool
func Setenv(key string, value string) error
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error)
func Stat(name string) (fs.FileInfo, error)
func Symlink(oldname string, newname string) error
func TempDir() string
func Truncate(name string, size int64) error
func Unsetenv(key string) error
func UserCacheDir() (string, error)
func UserConfigDir() (string, error)
func UserHomeDir() (string, error)
func WriteFile(name string, data []byte, perm fs.FileMode) error
