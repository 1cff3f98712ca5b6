package lowering

import (
	"iter"
	"os"
)

func ranges(files []*os.File, byName map[string]*os.File, queue chan *os.File, pairs iter.Seq2[string, *os.File]) {
	for i := range files {
		files[i].Close()
	}
	for _, f := range files {
		f.Close()
	}
	for name, f := range byName {
		f.Close()
		delete(byName, name)
	}
	for f := range queue {
		f.Close()
	}
	for i := range 10 {
		if i == 3 {
			break
		}
	}
	for name, f := range pairs {
		if name == "" {
			return
		}
		f.Close()
	}
	for range 3 {
	}
}
