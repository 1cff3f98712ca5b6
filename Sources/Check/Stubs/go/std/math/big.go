package big // import "math/big"

import "fmt"
import "math/rand"

const Above Accuracy = 1
const AwayFromZero RoundingMode = 3
const Below Accuracy = -1
const Ceil RoundingMode = 5
const Exact Accuracy = 0
const Floor RoundingMode = 4
const MaxBase = '\U0000003e'
const MaxExp = 2147483647
const MaxPrec = 4294967295
const MinExp = -2147483648
const Round RoundingMode = 0
const ToNearestAway RoundingMode = 1
const ToNearestEven RoundingMode = 0
const ToNegativeInf RoundingMode = 4
const ToPositiveInf RoundingMode = 5
const ToZero RoundingMode = 2
const Trunc RoundingMode = 2

type Accuracy int8
func (i Accuracy) String() string

type ErrNaN struct{}
func (err ErrNaN) Error() string

type Float struct{}
func (z *Float) Abs(x *Float) *Float
func (x *Float) Acc() Accuracy
func (z *Float) Add(x *Float, y *Float) *Float
func (x *Float) Append(buf []byte, fmt byte, prec int) []byte
func (x *Float) AppendText(b []byte) ([]byte, error)
func (x *Float) Cmp(y *Float) int
func (z *Float) Copy(x *Float) *Float
func (x *Float) Float32() (float32, Accuracy)
func (x *Float) Float64() (float64, Accuracy)
func (x *Float) Format(s fmt.State, format int32)
func (z *Float) GobDecode(buf []byte) error
func (x *Float) GobEncode() ([]byte, error)
func (x *Float) Int(z *Int) (*Int, Accuracy)
func (x *Float) Int64() (int64, Accuracy)
func (x *Float) IsInf() bool
func (x *Float) IsInt() bool
func (x *Float) MantExp(mant *Float) (exp int)
func (x *Float) MarshalText() (text []byte, err error)
func (x *Float) MinPrec() uint
func (x *Float) Mode() RoundingMode
func (z *Float) Mul(x *Float, y *Float) *Float
func (z *Float) Neg(x *Float) *Float
func (z *Float) Parse(s string, base int) (f *Float, b int, err error)
func (x *Float) Prec() uint
func (z *Float) Quo(x *Float, y *Float) *Float
func (x *Float) Rat(z *Rat) (*Rat, Accuracy)
func (z *Float) Scan(s fmt.ScanState, ch int32) error
func (z *Float) Set(x *Float) *Float
func (z *Float) SetFloat64(x float64) *Float
func (z *Float) SetInf(signbit bool) *Float
func (z *Float) SetInt(x *Int) *Float
func (z *Float) SetInt64(x int64) *Float
func (z *Float) SetMantExp(mant *Float, exp int) *Float
func (z *Float) SetMode(mode RoundingMode) *Float
func (z *Float) SetPrec(prec uint) *Float
func (z *Float) SetRat(x *Rat) *Float
func (z *Float) SetString(s string) (*Float, bool)
func (z *Float) SetUint64(x uint64) *Float
func (x *Float) Sign() int
func (x *Float) Signbit() bool
func (z *Float) Sqrt(x *Float) *Float
func (x *Float) String() string
func (z *Float) Sub(x *Float, y *Float) *Float
func (x *Float) Text(format byte, prec int) string
func (x *Float) Uint64() (uint64, Accuracy)
func (z *Float) UnmarshalText(text []byte) error

type Int struct{}
func (z *Int) Abs(x *Int) *Int
func (z *Int) Add(x *Int, y *Int) *Int
func (z *Int) And(x *Int, y *Int) *Int
func (z *Int) AndNot(x *Int, y *Int) *Int
func (x *Int) Append(buf []byte, base int) []byte
func (x *Int) AppendText(b []byte) (text []byte, err error)
func (z *Int) Binomial(n int64, k int64) *Int
func (x *Int) Bit(i int) uint
func (x *Int) BitLen() int
func (x *Int) Bits() []Word
func (x *Int) Bytes() []byte
func (x *Int) Cmp(y *Int) (r int)
func (x *Int) CmpAbs(y *Int) int
func (z *Int) Div(x *Int, y *Int) *Int
func (z *Int) DivMod(x *Int, y *Int, m *Int) (*Int, *Int)
func (z *Int) Divide(x *Int, y *Int, r *Int, mode RoundingMode) (*Int, *Int)
func (z *Int) Exp(x *Int, y *Int, m *Int) *Int
func (x *Int) FillBytes(buf []byte) []byte
func (x *Int) Float64() (float64, Accuracy)
func (x *Int) Format(s fmt.State, ch int32)
func (z *Int) GCD(x *Int, y *Int, a *Int, b *Int) *Int
func (z *Int) GobDecode(buf []byte) error
func (x *Int) GobEncode() ([]byte, error)
func (x *Int) Int64() int64
func (x *Int) IsInt64() bool
func (x *Int) IsUint64() bool
func (z *Int) Lsh(x *Int, n uint) *Int
func (x *Int) MarshalJSON() ([]byte, error)
func (x *Int) MarshalText() (text []byte, err error)
func (z *Int) Mod(x *Int, y *Int) *Int
func (z *Int) ModInverse(g *Int, n *Int) *Int
func (z *Int) ModSqrt(x *Int, p *Int) *Int
func (z *Int) Mul(x *Int, y *Int) *Int
func (z *Int) MulRange(a int64, b int64) *Int
func (z *Int) Neg(x *Int) *Int
func (z *Int) Not(x *Int) *Int
func (z *Int) Or(x *Int, y *Int) *Int
func (x *Int) ProbablyPrime(n int) bool
func (z *Int) Quo(x *Int, y *Int) *Int
func (z *Int) QuoRem(x *Int, y *Int, r *Int) (*Int, *Int)
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int
func (z *Int) Rem(x *Int, y *Int) *Int
func (z *Int) Rsh(x *Int, n uint) *Int
func (z *Int) Scan(s fmt.ScanState, ch int32) error
func (z *Int) Set(x *Int) *Int
func (z *Int) SetBit(x *Int, i int, b uint) *Int
func (z *Int) SetBits(abs []Word) *Int
func (z *Int) SetBytes(buf []byte) *Int
func (z *Int) SetInt64(x int64) *Int
func (z *Int) SetString(s string, base int) (*Int, bool)
func (z *Int) SetUint64(x uint64) *Int
func (x *Int) Sign() int
func (z *Int) Sqrt(x *Int) *Int
func (x *Int) String() string
func (z *Int) Sub(x *Int, y *Int) *Int
func (x *Int) Text(base int) string
func (x *Int) TrailingZeroBits() uint
func (x *Int) Uint64() uint64
func (z *Int) UnmarshalJSON(text []byte) error
func (z *Int) UnmarshalText(text []byte) error
func (z *Int) Xor(x *Int, y *Int) *Int

type Rat struct{}
func (z *Rat) Abs(x *Rat) *Rat
func (z *Rat) Add(x *Rat, y *Rat) *Rat
func (x *Rat) AppendText(b []byte) ([]byte, error)
func (x *Rat) Cmp(y *Rat) int
func (x *Rat) Denom() *Int
func (x *Rat) Float32() (f float32, exact bool)
func (x *Rat) Float64() (f float64, exact bool)
func (x *Rat) FloatPrec() (n int, exact bool)
func (x *Rat) FloatString(prec int) string
func (z *Rat) GobDecode(buf []byte) error
func (x *Rat) GobEncode() ([]byte, error)
func (z *Rat) Inv(x *Rat) *Rat
func (x *Rat) IsInt() bool
func (x *Rat) MarshalText() (text []byte, err error)
func (z *Rat) Mul(x *Rat, y *Rat) *Rat
func (z *Rat) Neg(x *Rat) *Rat
func (x *Rat) Num() *Int
func (z *Rat) Quo(x *Rat, y *Rat) *Rat
func (x *Rat) RatString() string
func (z *Rat) Scan(s fmt.ScanState, ch int32) error
func (z *Rat) Set(x *Rat) *Rat
func (z *Rat) SetFloat64(f float64) *Rat
func (z *Rat) SetFrac(a *Int, b *Int) *Rat
func (z *Rat) SetFrac64(a int64, b int64) *Rat
func (z *Rat) SetInt(x *Int) *Rat
func (z *Rat) SetInt64(x int64) *Rat
func (z *Rat) SetString(s string) (*Rat, bool)
func (z *Rat) SetUint64(x uint64) *Rat
func (x *Rat) Sign() int
func (x *Rat) String() string
func (z *Rat) Sub(x *Rat, y *Rat) *Rat
func (z *Rat) UnmarshalText(text []byte) error

type RoundingMode byte
func (i RoundingMode) String() string

type Word uint

func Jacobi(x *Int, y *Int) int
func NewFloat(x float64) *Float
func NewInt(x int64) *Int
func NewRat(a int64, b int64) *Rat
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error)
