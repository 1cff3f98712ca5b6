// A program one of whose commands serves: what the others are made of does not.
package main

import (
	"os"

	"example.com/onecommand/cmd"
)

func main() { os.Exit(cmd.Run(os.Args[1:])) }
