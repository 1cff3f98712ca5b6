package format // import "go/format"

import "go/token"
import "io"

func Node(dst io.Writer, fset *token.FileSet, node any) error
func Source(src []byte) ([]byte, error)
