package main

import "os"

func main() {
	for _, name := range os.Args[1:] {
		if write(name) != nil {
			os.Exit(1)
		}
	}
}

func write(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close() // note ignored-release-error
	_, err = f.WriteString("generated")
	return err
}
