// Facts from the sources of Go 1.27, for those who check the standard library itself.
package unix // import "internal/syscall/unix"

//surety:acquires result[0] fd
func Openat(dirfd int, path string, flags int, perm uint32) (int, error)

// F_DUPFD and F_DUPFD_CLOEXEC duplicate the descriptor.
//surety:acquires result[0] fd when=cmd==0
//surety:acquires result[0] fd when=cmd==1030
func Fcntl(fd int, cmd int, arg int) (int, error)
