// Facts from the public source and documentation of peterbourgon/ff.
package ffcli // import "github.com/peterbourgon/ff/v3/ffcli"

import "context"

// A command line names one command; its function runs once, and the program ends behind it.
//surety:calls recv.Exec once
type Command struct {
	Name string
	Exec func(ctx context.Context, args []string) error
}

func (c *Command) Run(ctx context.Context) error

func (c *Command) ParseAndRun(ctx context.Context, args []string) error
