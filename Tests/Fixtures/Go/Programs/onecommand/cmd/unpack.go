package cmd

import (
	"fmt"

	"example.com/onecommand/archive"
)

func unpack(names []string) int {
	for _, name := range names {
		size, err := archive.Size(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(size)
	}
	return 0
}
