// Package parts has what a program starts, each by an interface of its own.
package parts

import "os"

// Part is what is started.
type Part interface{ Begin() error }

// Journal is one of them.
type Journal struct{ file *os.File }

// Begin is only called by the interface's name, and only by this program.
func (j *Journal) Begin() error {
	f, err := os.Open("journal") // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	j.file = f
	return nil
}

// Log is a part that others may read.
type Log struct{}

// Read may be called by anybody who reads.
func (Log) Read(p []byte) (int, error) {
	f, err := os.Open("log") // warning leak
	if err != nil {
		return 0, err
	}
	n, err := f.Read(p)
	if err != nil {
		return 0, err
	}
	return n, f.Close()
}

type reader interface{ Read(p []byte) (int, error) }

var isThere = func() bool {
	f, err := os.Open("there") // note leak
	if err != nil {
		return false
	}
	_, err = f.Seek(0, 0)
	return err == nil
}

// StartAll starts them.
func StartAll() {
	for _, part := range []Part{&Journal{}} {
		if err := part.Begin(); err != nil {
			panic(err)
		}
	}
	var r reader = Log{}
	if _, err := r.Read(nil); err != nil {
		panic(err)
	}
	if !isThere() {
		panic("nothing")
	}
}
