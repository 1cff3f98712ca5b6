// A server of which nothing but an import says that it has the plugin.
package main

import (
	_ "example.com/plugged/plugins/disk"
	"example.com/plugged/server"
)

func main() { server.Run() }
