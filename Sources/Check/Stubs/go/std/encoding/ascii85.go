package ascii85 // import "encoding/ascii85"

import "io"

type CorruptInputError int64
func (e CorruptInputError) Error() string

func Decode(dst []byte, src []byte, flush bool) (ndst int, nsrc int, err error)
func Encode(dst []byte, src []byte) int
func MaxEncodedLen(n int) int
func NewDecoder(r io.Reader) io.Reader
func NewEncoder(w io.Writer) io.WriteCloser
