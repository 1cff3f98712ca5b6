// A command: only the tests of its packages serve something.
package main

import (
	"fmt"
	"os"

	"example.com/served/fetch"
)

func main() {
	for _, path := range os.Args[1:] {
		fmt.Println(fetch.Size(path))
	}
}
