// A program beside packages, one of which others may import.
package main

import (
	"fmt"

	"example.com/library/internal/inside"
	"example.com/library/outside"
)

func main() {
	fmt.Println(inside.Size("a"))
	fmt.Println(outside.Size("a"))
}
