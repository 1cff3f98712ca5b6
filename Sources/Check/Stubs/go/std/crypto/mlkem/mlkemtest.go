package mlkemtest // import "crypto/mlkem/mlkemtest"

import "crypto/mlkem"

func Encapsulate1024(ek *mlkem.EncapsulationKey1024, random []byte) (sharedKey []byte, ciphertext []byte, err error)
func Encapsulate768(ek *mlkem.EncapsulationKey768, random []byte) (sharedKey []byte, ciphertext []byte, err error)
