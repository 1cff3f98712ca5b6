package cryptotest // import "testing/cryptotest"

import "testing"

func SetGlobalRandom(t *testing.T, seed uint64)
