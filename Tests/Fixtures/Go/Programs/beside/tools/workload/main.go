// A tool in a module of its own, whose path nobody else can import.
package main

import (
	"os"

	"workload/schema"
)

func main() {
	if schema.Write("rows") != nil {
		os.Exit(1)
	}
}
