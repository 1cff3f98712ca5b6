package json // import "encoding/json/v2"

import "encoding/json/internal/jsonopts"
import "encoding/json/jsontext"
import "io"
import "reflect"

var ErrUnknownName error

type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

type MarshalerTo interface {
	MarshalJSONTo(*jsontext.Encoder) error
}

type Marshalers = typedArshalers[jsontext.Encoder]

type Options = jsonopts.Options

type SemanticError struct {
	requireKeyedLiterals
	nonComparable
	ByteOffset int64
	JSONPointer jsontext.Pointer
	JSONKind jsontext.Kind
	JSONValue jsontext.Value
	GoType reflect.Type
	Err error
}
func (e *SemanticError) Error() string
func (e *SemanticError) Unwrap() error

type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

type UnmarshalerFrom interface {
	UnmarshalJSONFrom(*jsontext.Decoder) error
}

type Unmarshalers = typedArshalers[jsontext.Decoder]

type nonComparable [0]func()

type requireKeyedLiterals struct{}

type typedArshalers[Coder any] struct {
	nonComparable
}

func DefaultOptionsV2() jsonopts.Options
func Deterministic(v bool) jsonopts.Options
func FormatNilMapAsNull(v bool) jsonopts.Options
func FormatNilSliceAsNull(v bool) jsonopts.Options
func GetOption[T any](opts jsonopts.Options, setter func(T) jsonopts.Options) (T, bool)
func JoinMarshalers(ms ...*typedArshalers[jsontext.Encoder]) *typedArshalers[jsontext.Encoder]
func JoinOptions(srcs ...jsonopts.Options) jsonopts.Options
func JoinUnmarshalers(us ...*typedArshalers[jsontext.Decoder]) *typedArshalers[jsontext.Decoder]
func Marshal(in any, opts ...jsonopts.Options) (out []byte, err error)
func MarshalEncode(out *jsontext.Encoder, in any, opts ...jsonopts.Options) (err error)
func MarshalFunc[T any](fn func(T) ([]byte, error)) *typedArshalers[jsontext.Encoder]
func MarshalToFunc[T any](fn func(*jsontext.Encoder, T) error) *typedArshalers[jsontext.Encoder]
func MarshalWrite(out io.Writer, in any, opts ...jsonopts.Options) (err error)
func MatchCaseInsensitiveNames(v bool) jsonopts.Options
func OmitZeroStructFields(v bool) jsonopts.Options
func RejectUnknownMembers(v bool) jsonopts.Options
func StringifyNumbers(v bool) jsonopts.Options
func Unmarshal(in []byte, out any, opts ...jsonopts.Options) (err error)
func UnmarshalDecode(in *jsontext.Decoder, out any, opts ...jsonopts.Options) (err error)
func UnmarshalFromFunc[T any](fn func(*jsontext.Decoder, T) error) *typedArshalers[jsontext.Decoder]
func UnmarshalFunc[T any](fn func([]byte, T) error) *typedArshalers[jsontext.Decoder]
func UnmarshalRead(in io.Reader, out any, opts ...jsonopts.Options) (err error)
func WithMarshalers(v *typedArshalers[jsontext.Encoder]) jsonopts.Options
func WithUnmarshalers(v *typedArshalers[jsontext.Decoder]) jsonopts.Options
