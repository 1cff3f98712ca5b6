// Facts from the public source and documentation of mitchellh/cli.
package cli // import "github.com/mitchellh/cli"

// A command line names one command; it runs once, and the program ends with its status.
type Command interface {
	Help() string
	//surety:calls recv once
	Run(args []string) int
	Synopsis() string
}
