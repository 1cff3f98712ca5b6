// Facts from the public source and documentation of hashicorp/cli.
package cli // import "github.com/hashicorp/cli"

// A command line names one command; it runs once, and the program ends with its status.
type Command interface {
	Help() string
	//surety:calls recv once
	Run(args []string) int
	Synopsis() string
}
