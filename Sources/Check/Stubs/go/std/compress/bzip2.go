package bzip2 // import "compress/bzip2"

import "io"

type StructuralError string
func (s StructuralError) Error() string

func NewReader(r io.Reader) io.Reader
