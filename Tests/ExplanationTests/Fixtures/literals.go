package fixtures

import (
	"fmt"
	"os"
)

func nested(path string) {
	count := 0
	defer func() {
		defer func() { count++ }()
		f, err := os.Create(path) // ask
		if err != nil {
			return
		}
		fmt.Fprintln(f, count)
	}()
	add := func() { count += 2 }
	defer add()
	func() {
		defer fmt.Println("ends with the literal")
	}()
	count = 1
}
