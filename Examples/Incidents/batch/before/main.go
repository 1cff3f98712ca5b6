// A nightly import. All files of the night are open at once, and a file that cannot be opened is not noticed.
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"os"
)

// countRecords counts the lines of all files that a list names, one in each line.
func countRecords(list io.Reader) (int, error) {
	records := 0
	paths := bufio.NewScanner(list)
	for paths.Scan() {
		f, _ := os.Open(paths.Text())
		defer f.Close() // want defer-in-loop // want defer-before-check
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			records++
		}
		if err := lines.Err(); err != nil {
			return records, err
		}
	}
	return records, paths.Err()
}

func main() {
	records, err := countRecords(os.Stdin)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(records)
}
