// Facts from the sources of Go 1.27, for those who check the standard library itself.
package unix // import "internal/syscall/unix"

//surety:acquires result[0] fd
func Openat(dirfd int, path string, flags int, perm uint32) (int, error)
