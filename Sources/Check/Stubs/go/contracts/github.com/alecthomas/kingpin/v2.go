// Facts from the public source and documentation of alecthomas/kingpin.
package kingpin // import "github.com/alecthomas/kingpin/v2"

type ParseContext struct{}
type Application struct{}
type CmdClause struct{}

type Action func(*ParseContext) error

func New(name, help string) *Application

func (a *Application) Command(name, help string) *CmdClause

// A command line names one command; its function runs once, and the program ends behind it.
//surety:calls action once
func (a *Application) Action(action Action) *Application

//surety:calls action once
func (c *CmdClause) Action(action Action) *CmdClause

func (c *CmdClause) Command(name, help string) *CmdClause

// Fatalf writes to standard error and ends the process.
//surety:ends process
func (a *Application) Fatalf(format string, args ...any)

//surety:ends process
func (a *Application) FatalUsage(format string, args ...any)

//surety:ends process
func Fatalf(format string, args ...any)
