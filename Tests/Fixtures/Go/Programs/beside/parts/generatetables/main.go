// A program that writes source for the parts.
package main

import "os"

func main() {
	if write("tables.go") != nil {
		os.Exit(1)
	}
}

func write(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close() // note ignored-release-error
	_, err = f.WriteString("package parts")
	return err
}
