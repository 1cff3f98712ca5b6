package hpke // import "crypto/hpke"

import "crypto"
import "crypto/cipher"
import "crypto/ecdh"

type AEAD interface {
	ID() uint16
	keySize() int
	nonceSize() int
	aead(key []byte) (cipher.AEAD, error)
}

type KDF interface {
	ID() uint16
	oneStage() bool
	size() int
	labeledDerive(suiteID []byte, inputKey []byte, label string, context []byte, length uint16) ([]byte, error)
	labeledExtract(suiteID []byte, salt []byte, label string, inputKey []byte) ([]byte, error)
	labeledExpand(suiteID []byte, randomKey []byte, label string, info []byte, length uint16) ([]byte, error)
}

type KEM interface {
	ID() uint16
	GenerateKey() (PrivateKey, error)
	NewPublicKey([]byte) (PublicKey, error)
	NewPrivateKey([]byte) (PrivateKey, error)
	DeriveKeyPair(ikm []byte) (PrivateKey, error)
	encSize() int
}

type PrivateKey interface {
	KEM() KEM
	Bytes() ([]byte, error)
	PublicKey() PublicKey
	decap(enc []byte) (sharedSecret []byte, err error)
}

type PublicKey interface {
	KEM() KEM
	Bytes() []byte
	encap() (sharedSecret []byte, enc []byte, err error)
}

type Recipient struct {
	*context
}
func (r *Recipient) Export(exporterContext string, length int) ([]byte, error)
func (r *Recipient) Open(aad []byte, ciphertext []byte) ([]byte, error)

type Sender struct {
	*context
}
func (s *Sender) Export(exporterContext string, length int) ([]byte, error)
func (s *Sender) Seal(aad []byte, plaintext []byte) ([]byte, error)

type context struct{}

func AES128GCM() AEAD
func AES256GCM() AEAD
func ChaCha20Poly1305() AEAD
func DHKEM(curve ecdh.Curve) KEM
func ExportOnly() AEAD
func HKDFSHA256() KDF
func HKDFSHA384() KDF
func HKDFSHA512() KDF
func MLKEM1024() KEM
func MLKEM1024P384() KEM
func MLKEM768() KEM
func MLKEM768P256() KEM
func MLKEM768X25519() KEM
func NewAEAD(id uint16) (AEAD, error)
func NewDHKEMPrivateKey(priv ecdh.KeyExchanger) (PrivateKey, error)
func NewDHKEMPublicKey(pub *ecdh.PublicKey) (PublicKey, error)
func NewHybridPrivateKey(pq crypto.Decapsulator, t ecdh.KeyExchanger) (PrivateKey, error)
func NewHybridPublicKey(pq crypto.Encapsulator, t *ecdh.PublicKey) (PublicKey, error)
func NewKDF(id uint16) (KDF, error)
func NewKEM(id uint16) (KEM, error)
func NewMLKEMPrivateKey(priv crypto.Decapsulator) (PrivateKey, error)
func NewMLKEMPublicKey(pub crypto.Encapsulator) (PublicKey, error)
func NewRecipient(enc []byte, k PrivateKey, kdf KDF, aead AEAD, info []byte) (*Recipient, error)
func NewSender(pk PublicKey, kdf KDF, aead AEAD, info []byte) (enc []byte, s *Sender, err error)
func Open(k PrivateKey, kdf KDF, aead AEAD, info []byte, ciphertext []byte) ([]byte, error)
func SHAKE128() KDF
func SHAKE256() KDF
func Seal(pk PublicKey, kdf KDF, aead AEAD, info []byte, plaintext []byte) ([]byte, error)
