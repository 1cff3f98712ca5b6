package rules

import (
	"os"

	"example.com/store"
)

// An error that a package keeps in a variable is not nil, though the package is not there.
func absentSentinel(name string) error {
	f, err := os.Open(name)
	if err == store.ErrNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func absentSentinelInSwitch(name string) error {
	f, err := os.Open(name)
	switch err {
	case store.ErrNotFound:
		return nil
	case nil:
	default:
		return err
	}
	return f.Close()
}

// Where it is another error, there may be none.
func notTheSentinel(name string) error {
	f, err := os.Open(name) // want leak
	if err != store.ErrNotFound {
		return nil
	}
	return f.Close()
}

// An error that is of a type is not nil.
func assertedError(name string) error {
	for {
		f, err := os.Open(name)
		if late, ok := err.(interface{ Timeout() bool }); ok && late.Timeout() {
			continue
		}
		if _, ok := err.(*os.PathError); ok {
			return nil
		}
		if err != nil {
			return err
		}
		return f.Close()
	}
}
