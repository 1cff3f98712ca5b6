package hmac // import "crypto/hmac"

import "hash"

func Equal(mac1 []byte, mac2 []byte) bool
func New(h func() hash.Hash, key []byte) hash.Hash
