package pbkdf2 // import "crypto/pbkdf2"

import "hash"

func Key[Hash hash.Hash](h func() Hash, password string, salt []byte, iter int, keyLength int) ([]byte, error)
