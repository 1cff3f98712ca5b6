package lowering

import "os"

func recovers(path string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = os.ErrInvalid
		}
	}()
	f, err := os.Open(path)
	if err != nil {
		panic(err)
	}
	if path == "" {
		os.Exit(2)
	}
	return f.Close()
}

func deferredRecover() {
	defer recover()
	panic("not stopped")
}
