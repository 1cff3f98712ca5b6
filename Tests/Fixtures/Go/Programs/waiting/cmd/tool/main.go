// A command line tool that waits until something is there, and ends.
package main

import (
	"fmt"
	"os"

	"example.com/waiting/deploy"
	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{
		Use: "tool",
		RunE: func(_ *cobra.Command, names []string) error {
			for _, name := range names {
				if err := deploy.Run(name); err != nil {
					return err
				}
			}
			return nil
		},
	}
	if err := root.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
