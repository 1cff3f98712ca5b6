package lowering

import (
	"io"
	"os"
)

func typeSwitch(r any) error {
	switch v := r.(type) {
	case nil:
		return nil
	case *os.File:
		return v.Close()
	case io.Closer, io.Reader:
		_ = v
	case error:
		return v
	}
	return nil
}
