package fixtures

import (
	"os"

	"example.com/absent/homes"
)

// failure is an error with more to say.
type failure interface {
	error
	Code() int
}

type coded struct{ error }

func (c coded) Code() int { return 1 }

func convert(err error) failure {
	if err == nil {
		return nil
	}
	return coded{err}
}

type ledgerBook struct{ f *os.File }

func (b *ledgerBook) Close() error { return b.f.Close() }

func openBook(path string) (*ledgerBook, failure) {
	f, err := os.Create(path)
	if err != nil {
		return nil, convert(err)
	}
	if _, err = f.WriteString("name,sum\n"); err != nil {
		f.Close()
		return nil, convert(err)
	}
	return &ledgerBook{f}, nil
}

// failsWithOtherErrors looks at an error that is an interface of its own.
func failsWithOtherErrors(path string) failure {
	b, err := openBook(path)
	if err != nil {
		return err
	}
	defer b.Close()
	return nil
}

// secondBook leaves the first one open where the second cannot be opened.
func secondBook(path string) failure {
	a, err := openBook(path) // want leak
	if err != nil {
		return err
	}
	b, err := openBook(path + "2")
	if err != nil {
		return err
	}
	defer b.Close()
	defer a.Close()
	return nil
}

// errorOfAnAbsentPackage has an error of which only the name says what it is.
func errorOfAnAbsentPackage(path string) error {
	path, err := homes.Expand(path)
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		return err
	}
	defer f.Close()
	return nil
}
