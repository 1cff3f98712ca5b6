package hash // import "hash"

import "io"

type Cloner interface {
	Clone() (Cloner, error)
	Hash
}

type Hash interface {
	Sum(b []byte) []byte
	Reset()
	Size() int
	BlockSize() int
	io.Writer
}

type Hash32 interface {
	Sum32() uint32
	Hash
}

type Hash64 interface {
	Sum64() uint64
	Hash
}

type XOF interface {
	Reset()
	BlockSize() int
	io.Writer
	io.Reader
}
