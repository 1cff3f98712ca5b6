// A command that asks the server once, with a plugin that the server has not.
package main

import (
	"fmt"
	"os"

	"example.com/plugged/client"
	_ "example.com/plugged/plugins/dump"
	"example.com/plugged/registry"
)

func main() {
	fmt.Println(client.Ask(os.Args[1]))
	for _, one := range registry.All() {
		fmt.Println(one.Size(os.Args[1]))
	}
}
