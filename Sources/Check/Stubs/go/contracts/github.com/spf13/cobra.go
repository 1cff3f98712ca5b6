// Facts from the public source and documentation of spf13/cobra.
package cobra // import "github.com/spf13/cobra"

import "context"

// A command line names one command; its functions run once, and the program ends behind them.
//surety:calls recv.PersistentPreRun once
//surety:calls recv.PersistentPreRunE once
//surety:calls recv.PreRun once
//surety:calls recv.PreRunE once
//surety:calls recv.Run once
//surety:calls recv.RunE once
//surety:calls recv.PostRun once
//surety:calls recv.PostRunE once
//surety:calls recv.PersistentPostRun once
//surety:calls recv.PersistentPostRunE once
type Command struct {
	Use   string
	Short string
	Long  string

	PersistentPreRun   func(cmd *Command, args []string)
	PersistentPreRunE  func(cmd *Command, args []string) error
	PreRun             func(cmd *Command, args []string)
	PreRunE            func(cmd *Command, args []string) error
	Run                func(cmd *Command, args []string)
	RunE               func(cmd *Command, args []string) error
	PostRun            func(cmd *Command, args []string)
	PostRunE           func(cmd *Command, args []string) error
	PersistentPostRun  func(cmd *Command, args []string)
	PersistentPostRunE func(cmd *Command, args []string) error
}

func (c *Command) Context() context.Context

func (c *Command) Execute() error

func (c *Command) ExecuteContext(ctx context.Context) error

// CheckErr prints the error and ends the process, if there is one.
func CheckErr(msg any)

//surety:calls y once
func OnInitialize(y ...func())
