// The same import. Each file is closed before the next one is opened, on every way out.
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
		n, err := countFile(paths.Text())
		if err != nil {
			return records, err
		}
		records += n
	}
	return records, paths.Err()
}

// countFile is a function of its own so that its defer runs at the end of each round. A Close at the end of the loop's
// body would be skipped by the return of an error and by a panic.
func countFile(path string) (int, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	records := 0
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		records++
	}
	return records, lines.Err()
}

func main() {
	records, err := countRecords(os.Stdin)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(records)
}
