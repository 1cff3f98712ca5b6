package des // import "crypto/des"

import "crypto/cipher"

const BlockSize = 8

type KeySizeError int
func (k KeySizeError) Error() string

func NewCipher(key []byte) (cipher.Block, error)
func NewTripleDESCipher(key []byte) (cipher.Block, error)
