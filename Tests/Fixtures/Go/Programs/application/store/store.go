package store

import (
	"fmt"
	"os"
)

// Open is called when the program starts, and by a function that nobody uses.
func Open(path string) (*os.File, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return nil, err
	}
	var version int
	if _, err := fmt.Fscan(f, &version); err != nil {
		return nil, err
	}
	return f, nil
}

// OpenDefault is there for others.
func OpenDefault() (*os.File, error) { return Open("store") }

// Size is called for each request.
func Size(path string) (int, error) {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0, err
	}
	var size int
	if _, err := fmt.Fscan(f, &size); err != nil {
		return 0, err
	}
	f.Close()
	return size, nil
}

// Nobody calls it yet, neither this nor who would.
func sizeOfAll(paths []string) (sum int) {
	for _, path := range paths {
		f, err := os.Open(path) // note leak
		if err != nil {
			continue
		}
		var size int
		if _, err := fmt.Fscan(f, &size); err == nil {
			sum += size
		}
	}
	return sum
}

// SizeOfAll is what an application of one program exports to itself, which does not use it.
func SizeOfAll(paths []string) int { return sizeOfAll(paths) }

// A layer that passes calls on is no caller of its own.
type layer interface {
	Load(path string) error
}

type files struct{}

func (files) Load(path string) error {
	f, err := os.Open(path) // note leak
	if err != nil {
		return err
	}
	var version int
	if _, err := fmt.Fscan(f, &version); err != nil {
		return err
	}
	return nil
}

type traced struct{ next layer }

func (t traced) Load(path string) error {
	fmt.Println("load", path)
	return t.next.Load(path)
}

// Prepare is called when the program starts.
func Prepare(path string) error {
	var all layer = traced{files{}}
	return all.Load(path)
}
