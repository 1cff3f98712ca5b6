// A program and a library beside it, a module of its own that others may import.
package main

import (
	"fmt"

	"example.com/library/internal/inside"
	"example.com/outside"
)

func main() {
	fmt.Println(inside.Size("a"))
	fmt.Println(outside.Size("a"))
}
