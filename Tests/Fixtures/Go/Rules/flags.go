// Flags that literals set: what they say changes where the literal may run.
package fixtures

import (
	"errors"
	"os"
)

func endsOnceByAFlag(path string, n int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	done := false
	end := func() {
		if !done {
			done = true
			f.Close()
		}
	}
	defer end()
	if n > 3 {
		return errors.New("many")
	}
	end()
	return nil
}

func closesUnlessDone(path string, n int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			f.Close()
		}
	}()
	if n > 3 {
		return errors.New("many")
	}
	f.Close()
	done = true
	return nil
}

func flagOfALiteralThatIsPassed(path string, n int, each func(func())) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	done := false
	end := func() {
		done = true
	}
	each(end)
	if done {
		return errors.New("many")
	}
	return f.Close()
}

func flagOfALiteralInAnother(path string, n int, each func(func())) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	done := false
	end := func() {
		done = true
	}
	each(func() { end() })
	if done {
		return errors.New("many")
	}
	return f.Close()
}

func flagOfALiteralThatIsCalled(path string, n int, each func(func())) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	done := false
	end := func() {
		done = true
	}
	end()
	if done {
		return errors.New("many")
	}
	return f.Close()
}

func flagOfALiteralInPlace(path string) error {
	f, err := os.Open(path) // want leak
	if err != nil {
		return err
	}
	done := false
	func() {
		done = true
	}()
	if done {
		return errors.New("many")
	}
	return f.Close()
}
