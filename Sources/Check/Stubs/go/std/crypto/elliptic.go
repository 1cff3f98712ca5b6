package elliptic // import "crypto/elliptic"

import "io"
import "math/big"

type Curve interface {
	Params() *CurveParams
	IsOnCurve(x *big.Int, y *big.Int) bool
	Add(x1 *big.Int, y1 *big.Int, x2 *big.Int, y2 *big.Int) (x *big.Int, y *big.Int)
	Double(x1 *big.Int, y1 *big.Int) (x *big.Int, y *big.Int)
	ScalarMult(x1 *big.Int, y1 *big.Int, k []byte) (x *big.Int, y *big.Int)
	ScalarBaseMult(k []byte) (x *big.Int, y *big.Int)
}

type CurveParams struct {
	P *big.Int
	N *big.Int
	B *big.Int
	Gx *big.Int
	Gy *big.Int
	BitSize int
	Name string
}
func (curve *CurveParams) Add(x1 *big.Int, y1 *big.Int, x2 *big.Int, y2 *big.Int) (*big.Int, *big.Int)
func (curve *CurveParams) Double(x1 *big.Int, y1 *big.Int) (*big.Int, *big.Int)
func (curve *CurveParams) IsOnCurve(x *big.Int, y *big.Int) bool
func (curve *CurveParams) Params() *CurveParams
func (curve *CurveParams) ScalarBaseMult(k []byte) (*big.Int, *big.Int)
func (curve *CurveParams) ScalarMult(Bx *big.Int, By *big.Int, k []byte) (*big.Int, *big.Int)

func GenerateKey(curve Curve, rand io.Reader) (priv []byte, x *big.Int, y *big.Int, err error)
func Marshal(curve Curve, x *big.Int, y *big.Int) []byte
func MarshalCompressed(curve Curve, x *big.Int, y *big.Int) []byte
func P224() Curve
func P256() Curve
func P384() Curve
func P521() Curve
func Unmarshal(curve Curve, data []byte) (x *big.Int, y *big.Int)
func UnmarshalCompressed(curve Curve, data []byte) (x *big.Int, y *big.Int)
