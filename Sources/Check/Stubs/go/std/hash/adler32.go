package adler32 // import "hash/adler32"

import "hash"

const Size = 4

func Checksum(data []byte) uint32
func New() hash.Hash32
