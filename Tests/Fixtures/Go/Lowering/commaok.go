package lowering

import (
	"io"
	"os"
)

func commaOK(r io.Reader, byName map[string]*os.File, queue chan *os.File) bool {
	if f, ok := r.(*os.File); ok {
		f.Close()
	}
	if f, ok := byName["a"]; ok {
		f.Close()
	}
	f, ok := <-queue
	if ok && f != nil {
		f.Close()
	}
	c, _ := r.(io.Closer)
	return c != nil
}
