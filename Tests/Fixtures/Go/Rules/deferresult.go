package fixtures

import (
	"errors"
	"fmt"
	"os"
)

func finish() error { return errors.New("finish") }

func losesTheError() error {
	var err error
	defer func() { err = finish() }() // want defer-result-lost
	fmt.Println("works")
	return err
}

func losesAJoinedError(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { // want defer-result-lost
		if closed := f.Close(); closed != nil && err == nil {
			err = closed
		}
	}()
	_, err = f.Stat()
	return err
}

func losesOneOfTwo() (int, error) {
	count, err := stepTwo()
	defer func() { // want defer-result-lost
		if err == nil {
			err = finish()
		}
	}()
	return count, err
}

func losesAPanic() error {
	var err error
	defer func() { // want defer-result-lost
		if r := recover(); r != nil {
			err = fmt.Errorf("panicked: %v", r)
		}
	}()
	err = stepOne()
	return err
}

func setsTheHiddenOne(path string) (err error) {
	if path != "" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer func() { err = f.Close() }() // want defer-result-lost
		fmt.Println(f.Name())
	}
	return nil
}

func setsTheResult(path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = f.Stat()
	return err
}

// Somebody reads what is set.
func logsIt() error {
	var err error
	defer func() {
		err = finish()
		if err != nil {
			fmt.Println(err)
		}
	}()
	return err
}

func leavesItToAnother() error {
	var err error
	defer func() { fmt.Println(err) }()
	defer func() { err = finish() }()
	return err
}

func setsItForTheCaller(problem *error) error {
	err := *problem
	defer func() { *problem = finish() }()
	return err
}

func givesItsAddress() *error {
	var err error
	defer func() { err = finish() }()
	return &err
}

// The variable is the outer function's.
func setsTheOuterOne() error {
	var err error
	work := func() error {
		defer func() { err = finish() }()
		return err
	}
	if work() != nil {
		return nil
	}
	return err
}

// What a panic that was stopped makes the function return anyway.
func saysNo(value any) bool {
	var same bool
	defer func() {
		if r := recover(); r != nil {
			same = false
		}
	}()
	same = value == any(finish)
	return same
}

// It is never returned: whoever sets it to nil lets go of it.
func letsGo() int {
	data := make([]byte, 10)
	defer func() { data = nil }()
	return len(data)
}
