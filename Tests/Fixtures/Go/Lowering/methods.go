package lowering

import "os"

func methodValues(f *os.File) (func() error, error) {
	release := f.Close
	if f.Name() == "" {
		return nil, release()
	}
	byExpression := (*os.File).Close
	defer byExpression(f)
	return release, (*os.File).Close(f)
}
