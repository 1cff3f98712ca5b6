// Facts from the public source and documentation of the package.
package reexec // import "github.com/moby/sys/reexec"

// The program started under that name runs the function, and ends behind it.
//surety:calls initializer once
func Register(name string, initializer func())

func Init() bool
