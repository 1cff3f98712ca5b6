package fixtures

import (
	"iter"
	"os"
)

func each(paths iter.Seq[string]) {
	defer println("outer")
	for path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer f.Close()
	}
}
