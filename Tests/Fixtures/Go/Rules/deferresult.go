package fixtures

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sync/errgroup"
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

func undo() {}

// Another error of that name is returned, and the first one is nil.
func asksTheWrongOne(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	defer func() { // want defer-result-lost
		if err != nil {
			undo()
		}
	}()
	if err := stepOne(); err != nil {
		return fmt.Errorf("step one: %w", err)
	}
	_, err = stepTwo()
	return err
}

func tellsTheWrongOne() error {
	var err error
	defer func() { report(err) }() // want defer-result-lost
	count, err := stepTwo()
	if err != nil {
		return err
	}
	for range count {
		if err := stepOne(); err != nil {
			return err
		}
	}
	return nil
}

func report(err error) { fmt.Println(err) }

// Whether there was a panic is asked first.
func asksBehindAPanic() error {
	err := stepOne()
	if err != nil {
		return err
	}
	defer func() { // want defer-result-lost
		if recover() != nil || err != nil {
			undo()
		}
	}()
	if err := stepOne(); err != nil {
		return err
	}
	return nil
}

// The result has the name, and gets what is returned.
func asksTheResult() (err error) {
	defer func() {
		if err != nil {
			undo()
		}
	}()
	if err := stepOne(); err != nil {
		return err
	}
	return nil
}

// The other one is given on before it is returned.
func givesItOn() error {
	var err error
	defer func() {
		if err != nil {
			undo()
		}
	}()
	if other := stepOne(); other != nil {
		err = other
		return err
	}
	return nil
}

// Only what the literal tells is less.
func tellsWhereClosingFailed(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() {
		if closed := f.Close(); closed != nil && err == nil {
			fmt.Println(closed)
		}
	}()
	if err := stepOne(); err != nil {
		return err
	}
	return nil
}

// No other error has the name: one is made for the return.
func returnsANewOne(n int) error {
	err := stepOne()
	if err != nil {
		return err
	}
	defer func() { // miss defer-result-lost literals that only count errors would be found as well
		if err != nil {
			undo()
		}
	}()
	if n == 0 {
		return errors.New("none")
	}
	err = stepOne()
	return err
}

// Nobody gets what a deferred call returns.
func returnsToNobody(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() error { // want defer-result-lost
		return f.Close()
	}()
	_, err = f.WriteString(path)
	return err
}

func returnsANumberToNobody() int {
	defer func() int { // want defer-result-lost
		return 1
	}()
	return 0
}

// There is nothing to get.
func returnsNilToNobody() error {
	defer func() error {
		undo()
		return nil
	}()
	return stepOne()
}

// What a literal sets that is still to be made is not set yet.
func removedBeforeTheTask(path string, fill func(*os.File) error) (string, error) {
	f, err := os.CreateTemp("", "filled")
	if err != nil {
		return "", err
	}
	defer func() {
		f.Close()
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err = os.Stat(path); err != nil {
		return "", err
	}
	var tasks errgroup.Group
	tasks.Go(func() error {
		err = fill(f)
		return err
	})
	if err = tasks.Wait(); err != nil {
		return "", err
	}
	return f.Name(), nil
}

// What is cleared is given to nobody beside the error.
func openedWhole(path string) (_ *os.File, rerr error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if rerr != nil {
			_ = file.Close()
			file = nil
		}
	}()
	if _, err := file.Seek(0, 2); err != nil {
		return nil, err
	}
	return file, nil
}
