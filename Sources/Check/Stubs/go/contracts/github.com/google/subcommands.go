// Facts from the public source and documentation of google/subcommands.
package subcommands // import "github.com/google/subcommands"

import (
	"context"
	"flag"
)

type ExitStatus int

// A command line names one command; it runs once, and the program ends with its status.
type Command interface {
	Name() string
	Synopsis() string
	Usage() string
	SetFlags(f *flag.FlagSet)
	//surety:calls recv once
	Execute(ctx context.Context, f *flag.FlagSet, args ...any) ExitStatus
}
