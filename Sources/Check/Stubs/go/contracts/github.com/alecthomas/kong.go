// Facts from the public source and documentation of alecthomas/kong.
package kong // import "github.com/alecthomas/kong"

type Kong struct{}
type Context struct{}
type Option interface{}

func Parse(cli any, options ...Option) *Context

func New(grammar any, options ...Option) (*Kong, error)

func (k *Kong) Parse(args []string) (*Context, error)

func (c *Context) Run(binds ...any) error

// Ends the process where there is an error.
func (c *Context) FatalIfErrorf(err error, args ...any)

//surety:ends process
func (c *Context) Exit(code int)

//surety:ends process
func (k *Kong) Fatalf(format string, args ...any)

// What kong asks of a command, found by reflection: the command line names one, which runs once.
type command interface {
	//surety:calls recv once
	Run(binds ...any) error
}
