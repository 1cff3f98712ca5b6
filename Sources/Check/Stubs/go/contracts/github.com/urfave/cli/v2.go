// Facts from the public source and documentation of urfave/cli.
package cli // import "github.com/urfave/cli/v2"

// A command line names one command; its functions run once, and the program ends behind them.
//surety:calls recv.Action once
//surety:calls recv.Before once
//surety:calls recv.After once
type Command struct {
	Name   string
	Action any
	Before func(ctx *Context) error
	After  func(ctx *Context) error
}

//surety:calls recv.Action once
//surety:calls recv.Before once
//surety:calls recv.After once
type App struct {
	Name   string
	Action any
	Before func(ctx *Context) error
	After  func(ctx *Context) error
}

type Context struct {
	App *App
}

func (a *App) Run(arguments []string) error
