// Package cli has the commands of a program.
package cli

import (
	"os"

	"example.com/shell"
)

type move struct{ from string }

// Setup hands a method to a wrapper of the package's own.
func Setup(app *shell.App) {
	c := &move{}
	app.Command("move").Action(wrapped(c.run))
}

func wrapped(run func(name string) error) func(*shell.ParseContext) error {
	return func(*shell.ParseContext) error { return run("") }
}

func (c *move) run(name string) error {
	f, err := os.Open(c.from + name) // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return nil
}
