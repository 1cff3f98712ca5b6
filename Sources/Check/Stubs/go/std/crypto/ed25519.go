package ed25519 // import "crypto/ed25519"

import "crypto"
import "io"

const PrivateKeySize = 64
const PublicKeySize = 32
const SeedSize = 32
const SignatureSize = 64

type Options struct {
	Hash crypto.Hash
	Context string
}
func (o *Options) HashFunc() crypto.Hash

type PrivateKey []byte
func (priv PrivateKey) Equal(x crypto.PrivateKey) bool
func (priv PrivateKey) Public() crypto.PublicKey
func (priv PrivateKey) Seed() []byte
func (priv PrivateKey) Sign(rand io.Reader, message []byte, opts crypto.SignerOpts) (signature []byte, err error)

type PublicKey []byte
func (pub PublicKey) Equal(x crypto.PublicKey) bool

func GenerateKey(random io.Reader) (PublicKey, PrivateKey, error)
func NewKeyFromSeed(seed []byte) PrivateKey
func Sign(privateKey PrivateKey, message []byte) []byte
func Verify(publicKey PublicKey, message []byte, sig []byte) bool
func VerifyWithOptions(publicKey PublicKey, message []byte, sig []byte, opts *Options) error
