package fixtures

import (
	"fmt"
	"os"
	"time"
)

type file struct {
	*os.File
	name string
}

func (f *file) close(why string) { fmt.Println(why, f.name) }

func bound(f *file, n int) (err error) {
	start := time.Now()
	defer fmt.Println("took", time.Since(start), n*2)
	defer f.close("done " +
		f.name)
	defer f.Close()
	stop := f.close
	defer stop("value")
	defer report(&err, "late")
	defer func(m int) { fmt.Println(m, n) }(n + 1)
	defer close(make(chan int))
	n = 7
	return nil
}

func report(err *error, text string) { fmt.Println(*err, text) }
