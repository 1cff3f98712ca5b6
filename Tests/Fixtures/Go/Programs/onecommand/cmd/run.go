// Package cmd has the commands, each in a file of its own.
package cmd

// Run runs a command.
func Run(args []string) int {
	if len(args) == 0 {
		return 2
	}
	if args[0] == "serve" {
		return serve()
	}
	return unpack(args[1:])
}
