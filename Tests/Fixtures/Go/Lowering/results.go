package lowering

import "os"

// A return sets the named results before the deferred calls run.
func namedResults(path string) (f *os.File, err error) {
	defer func() {
		if err != nil {
			f = nil
		}
	}()
	f, err = os.Open(path)
	if err != nil {
		return
	}
	return f, nil
}

func forwards(path string) (*os.File, error) {
	return os.Open(path)
}

func swaps(a, b *os.File) (*os.File, *os.File) {
	a, b = b, a
	return a, b
}
