// Facts from the public source and documentation of urfave/cli.
package cli // import "github.com/urfave/cli/v3"

import "context"

// A command line names one command; its functions run once, and the program ends behind them.
//surety:calls recv.Action once
//surety:calls recv.Before once
//surety:calls recv.After once
type Command struct {
	Name   string
	Action func(ctx context.Context, cmd *Command) error
	Before func(ctx context.Context, cmd *Command) (context.Context, error)
	After  func(ctx context.Context, cmd *Command) error
}

func (cmd *Command) Run(ctx context.Context, arguments []string) error
