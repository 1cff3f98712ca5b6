// A program that shows what the library does.
package main

import (
	"bufio"
	"fmt"
	"os"

	"example.com/imported"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		size, err := imported.Size(lines.Text())
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(size)
	}
}
