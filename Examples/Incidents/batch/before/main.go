// A nightly import. All files of the night are open at once, and a file that cannot be opened is not noticed.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
)

// countRecords counts the lines of all files.
func countRecords(paths []string) (int, error) {
	records := 0
	for _, path := range paths {
		f, _ := os.Open(path)
		defer f.Close() // want defer-in-loop // want defer-before-check
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			records++
		}
		if err := lines.Err(); err != nil {
			return records, err
		}
	}
	return records, nil
}

func main() {
	records, err := countRecords(os.Args[1:])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(records)
}
