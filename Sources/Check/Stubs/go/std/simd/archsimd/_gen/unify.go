package unify // import "simd/archsimd/_gen/unify"

import "io"
import "io/fs"
import "iter"
import "reflect"

var Debug struct{ UnifyLog io.Writer; HTML io.Writer }

type Closure struct{}
func (c Closure) All() iter.Seq[*Value]
func (c Closure) IsBottom() bool
func (c Closure) MarshalYAML() (any, error)
func (c Closure) String() string
func (c Closure) Summands() iter.Seq[*Value]
func (c *Closure) UnmarshalYAML(node *any) error

type Decoder interface {
	DecodeUnified(v *Value) error
}

type Def struct{}
func (d Def) All() iter.Seq2[string, *Value]
func (d Def) Exact() bool
func (d Def) WhyNotExact() string

type DefBuilder struct{}
func (b *DefBuilder) Add(name string, v *Value)
func (b *DefBuilder) Build() Def

type Domain interface {
	Exact() bool
	WhyNotExact() string
	decode(reflect.Value) error
}

type Pos struct {
	Path string
	Line int
}
func (p Pos) AppendText(b []byte) ([]byte, error)
func (p Pos) String() string

type ReadOpts struct {
	FS fs.FS
}

type String struct{}
func (d String) Exact() bool
func (d String) WhyNotExact() string

type Top struct{}
func (t Top) Exact() bool
func (t Top) WhyNotExact() string

type Tuple struct{}
func (d Tuple) Exact() bool
func (d Tuple) WhyNotExact() string

type Value struct {
	Domain Domain
}
func (v *Value) Decode(into any) error
func (v *Value) Exact() bool
func (v *Value) MarshalYAML() (any, error)
func (v *Value) Pos() Pos
func (v *Value) PosString() string
func (v *Value) Provenance() iter.Seq[*Value]
func (v *Value) String() string
func (v *Value) WhyNotExact() string

type Var struct{}
func (d Var) Exact() bool
func (d Var) WhyNotExact() string

type envSet struct{}

func NewRepeat(gens ...func(envSet) (*Value, envSet)) Tuple
func NewStringExact(s string) String
func NewStringRegex(exprs ...string) (String, error)
func NewSum(vs ...*Value) Closure
func NewTuple(vs ...*Value) Tuple
func NewValue(d Domain) *Value
func NewValuePos(d Domain, p Pos) *Value
func Read(r io.Reader, path string, opts ReadOpts) (Closure, error)
func ReadFile(path string, opts ReadOpts) (Closure, error)
func Unify(closures ...Closure) (Closure, error)
