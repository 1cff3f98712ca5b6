package parts

import (
	"os"
	"sync"
	"time"
)

var once sync.Once

// Ready is asked again and again, and looks once.
func Ready() {
	once.Do(func() { look("ready") })
}

func look(name string) error {
	f, err := os.Open(name) // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return nil
}

type lazy struct{ once sync.Once }

// Look looks once for each of those that there are.
func (l *lazy) Look() {
	l.once.Do(func() { lookAgain("lazy") })
}

func lookAgain(name string) error {
	f, err := os.Open(name) // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return nil
}

// Wait asks until all is there.
func Wait() {
	for {
		Ready()
		(&lazy{}).Look()
		for _, check := range repeated {
			if check() != nil {
				return
			}
		}
		time.Sleep(time.Second)
	}
}

var checks []func() error

var repeated []func() error

func init() {
	checks = append(checks, listed)
	checks = append(checks, func() error { return listed() })
	repeated = append(repeated, asked)
}

// listed is called with the others of a list, once each.
func listed() error {
	f, err := os.Open("listed") // note leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

// asked is of a list that is gone through again and again.
func asked() error {
	f, err := os.Open("asked") // error leak
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	return f.Close()
}

type leader interface {
	with(run func() error) error
}

type alone struct{}

func (alone) with(run func() error) error { return run() }

// Begin goes through the list, and leads.
func Begin() error {
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	var l leader = alone{}
	go tick(make(chan bool))
	return l.with(func() error {
		f, err := os.Open("leading") // note leak
		if err != nil {
			return err
		}
		_, err = f.Seek(0, 0)
		return err
	})
}

// tick leaves one ticker behind for each that was started.
func tick(done chan bool) {
	t := time.NewTicker(time.Second) // note leak
	for {
		select {
		case <-done:
			return
		case <-t.C:
		}
	}
}

type beginner interface{ Begin() error }

type ender interface{ End() error }

type task interface {
	beginner
	ender
}

// Again begins tasks again and again, of which a journal is none: nothing ends it.
func Again(tasks chan task) {
	for t := range tasks {
		if t.Begin() == nil {
			t.End()
		}
	}
}
