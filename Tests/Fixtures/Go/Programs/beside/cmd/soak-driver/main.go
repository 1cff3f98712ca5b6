// A program that puts the product under load.
package main

import "os"

func main() {
	if write("times") != nil {
		os.Exit(1)
	}
}

func write(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close() // note ignored-release-error
	_, err = f.WriteString("times")
	return err
}
