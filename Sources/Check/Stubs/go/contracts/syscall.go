// Facts from the documentation of Go 1.27.
package syscall // import "syscall"

//surety:acquires result[0] fd
func Open(path string, mode int, perm uint32) (fd int, err error)

//surety:acquires result[0] fd
func Openat(dirfd int, path string, flags int, mode uint32) (fd int, err error)

//surety:acquires result[0] fd
func Creat(path string, mode uint32) (fd int, err error)

//surety:acquires result[0] fd
func Socket(domain, typ, proto int) (fd int, err error)

//surety:acquires result[0][0] fd
//surety:acquires result[0][1] fd
func Socketpair(domain, typ, proto int) (fd [2]int, err error)

//surety:acquires p[0] fd
//surety:acquires p[1] fd
func Pipe(p []int) error

//surety:acquires p[0] fd
//surety:acquires p[1] fd
func Pipe2(p []int, flags int) error

//surety:acquires result[0] fd
//surety:blocks
func Accept(fd int) (nfd int, sa Sockaddr, err error)

//surety:acquires result[0] fd
//surety:blocks
func Accept4(fd int, flags int) (nfd int, sa Sockaddr, err error)

//surety:borrows oldfd
//surety:acquires result[0] fd
func Dup(oldfd int) (fd int, err error)

//surety:acquires result[0] fd
func EpollCreate(size int) (fd int, err error)

//surety:acquires result[0] fd
func EpollCreate1(flag int) (fd int, err error)

//surety:acquires result[0] fd
func InotifyInit() (fd int, err error)

//surety:acquires result[0] fd
func InotifyInit1(flags int) (fd int, err error)

//surety:acquires result[0] fd
func LsfSocket(ifindex, proto int) (int, error)

// What could not be opened is -1, and closing that only fails.
//surety:releases fd fd nil-safe
//surety:releases fd flock
func Close(fd int) (err error)

//surety:acquires result[0] mapping
//surety:borrows fd
func Mmap(fd int, offset int64, length int, prot int, flags int) (data []byte, err error)

//surety:releases b mapping
func Munmap(b []byte) (err error)

//surety:acquires b mlock
func Mlock(b []byte) (err error)

//surety:releases b mlock
func Munlock(b []byte) (err error)

// MS_REMOUNT, MS_UNBINDABLE, MS_PRIVATE, MS_SLAVE and MS_SHARED change a mount that is there: mount(2).
//surety:acquires target mount when=flags!&0x1e0020
func Mount(source string, target string, fstype string, flags uintptr, data string) (err error)

//surety:releases target mount
func Unmount(target string, flags int) (err error)

//surety:acquires pid ptrace
func PtraceAttach(pid int) (err error)

//surety:releases pid ptrace
func PtraceDetach(pid int) (err error)

//surety:releases path tempfile
//surety:releases path socketfile
func Unlink(path string) error

//surety:releases path tempdir
func Rmdir(path string) error

//surety:acquires result[0] process
func ForkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error)

//surety:acquires result[0] process
func StartProcess(argv0 string, argv []string, attr *ProcAttr) (pid int, handle uintptr, err error)

// Also where it fails: then there is no such child.
//surety:releases pid process
//surety:blocks
func Wait4(pid int, wstatus *WaitStatus, options int, rusage *Rusage) (wpid int, err error)

// Another program takes the process over: no cleanup runs.
//surety:ends process on=ok
func Exec(argv0 string, argv []string, envv []string) (err error)

//surety:ends process
func Exit(code int)

//surety:borrows fd
// how: 1 is LOCK_SH, 2 is LOCK_EX, 8 is LOCK_UN; 4 is LOCK_NB and changes none of them.
//surety:acquires fd flock when=how&1
//surety:acquires fd flock when=how&2
//surety:releases fd flock when=how&8
//surety:blocks
func Flock(fd int, how int) (err error)

//surety:borrows fd
func FcntlFlock(fd uintptr, cmd int, lk *Flock_t) error
