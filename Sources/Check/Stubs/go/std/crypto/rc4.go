package rc4 // import "crypto/rc4"

type Cipher struct{}
func (c *Cipher) Reset()
func (c *Cipher) XORKeyStream(dst []byte, src []byte)

type KeySizeError int
func (k KeySizeError) Error() string

func NewCipher(key []byte) (*Cipher, error)
