package mlkem // import "crypto/mlkem"

import "crypto"

const CiphertextSize1024 = 1568
const CiphertextSize768 = 1088
const EncapsulationKeySize1024 = 1568
const EncapsulationKeySize768 = 1184
const SeedSize = 64
const SharedKeySize = 32

type DecapsulationKey1024 struct{}
func (dk *DecapsulationKey1024) Bytes() []byte
func (dk *DecapsulationKey1024) Decapsulate(ciphertext []byte) (sharedKey []byte, err error)
func (dk *DecapsulationKey1024) EncapsulationKey() *EncapsulationKey1024
func (dk *DecapsulationKey1024) Encapsulator() crypto.Encapsulator

type DecapsulationKey768 struct{}
func (dk *DecapsulationKey768) Bytes() []byte
func (dk *DecapsulationKey768) Decapsulate(ciphertext []byte) (sharedKey []byte, err error)
func (dk *DecapsulationKey768) EncapsulationKey() *EncapsulationKey768
func (dk *DecapsulationKey768) Encapsulator() crypto.Encapsulator

type EncapsulationKey1024 struct{}
func (ek *EncapsulationKey1024) Bytes() []byte
func (ek *EncapsulationKey1024) Encapsulate() (sharedKey []byte, ciphertext []byte)

type EncapsulationKey768 struct{}
func (ek *EncapsulationKey768) Bytes() []byte
func (ek *EncapsulationKey768) Encapsulate() (sharedKey []byte, ciphertext []byte)

func GenerateKey1024() (*DecapsulationKey1024, error)
func GenerateKey768() (*DecapsulationKey768, error)
func NewDecapsulationKey1024(seed []byte) (*DecapsulationKey1024, error)
func NewDecapsulationKey768(seed []byte) (*DecapsulationKey768, error)
func NewEncapsulationKey1024(encapsulationKey []byte) (*EncapsulationKey1024, error)
func NewEncapsulationKey768(encapsulationKey []byte) (*EncapsulationKey768, error)
