package json // import "encoding/json"

import "bytes"
import "encoding/json/internal/jsonopts"
import "encoding/json/jsontext"
import "encoding/json/v2"
import "io"
import "reflect"

type Decoder struct{}
func (dec *Decoder) Buffered() io.Reader
func (dec *Decoder) Decode(v any) error
func (dec *Decoder) DisallowUnknownFields()
func (dec *Decoder) InputOffset() int64
func (dec *Decoder) More() bool
func (dec *Decoder) Token() (Token, error)
func (dec *Decoder) UseNumber()

type Delim int32
func (d Delim) String() string

type Encoder struct{}
func (enc *Encoder) Encode(v any) error
func (enc *Encoder) SetEscapeHTML(on bool)
func (enc *Encoder) SetIndent(prefix string, indent string)

type InvalidUTF8Error struct {
	S string
}
func (e *InvalidUTF8Error) Error() string

type InvalidUnmarshalError struct {
	Type reflect.Type
}
func (e *InvalidUnmarshalError) Error() string

type Marshaler = json.Marshaler

type MarshalerError struct {
	Type reflect.Type
	Err error
}
func (e *MarshalerError) Error() string
func (e *MarshalerError) Unwrap() error

type Number string
func (n Number) Float64() (float64, error)
func (n Number) Int64() (int64, error)
func (n Number) MarshalJSONTo(enc *jsontext.Encoder) error
func (n Number) String() string
func (n *Number) UnmarshalJSONFrom(dec *jsontext.Decoder) error

type Options = jsonopts.Options

type RawMessage = jsontext.Value

type SyntaxError struct {
	Offset int64
}
func (e *SyntaxError) Error() string

type Token any

type UnmarshalFieldError struct {
	Key string
	Type reflect.Type
	Field reflect.StructField
}
func (e *UnmarshalFieldError) Error() string

type UnmarshalTypeError struct {
	Value string
	Type reflect.Type
	Offset int64
	Struct string
	Field string
	Err error
}
func (e *UnmarshalTypeError) Error() string
func (e *UnmarshalTypeError) Unwrap() error

type Unmarshaler = json.Unmarshaler

type UnsupportedTypeError struct {
	Type reflect.Type
}
func (e *UnsupportedTypeError) Error() string

type UnsupportedValueError struct {
	Value reflect.Value
	Str string
}
func (e *UnsupportedValueError) Error() string

func CallMethodsWithLegacySemantics(v bool) jsonopts.Options
func Compact(dst *bytes.Buffer, src []byte) error
func DefaultOptionsV1() jsonopts.Options
func FormatByteArrayAsArray(v bool) jsonopts.Options
func FormatBytesWithLegacySemantics(v bool) jsonopts.Options
func FormatDurationAsNano(v bool) jsonopts.Options
func HTMLEscape(dst *bytes.Buffer, src []byte)
func Indent(dst *bytes.Buffer, src []byte, prefix string, indent string) error
func Marshal(v any) ([]byte, error)
func MarshalIndent(v any, prefix string, indent string) ([]byte, error)
func MatchCaseSensitiveDelimiter(v bool) jsonopts.Options
func MergeWithLegacySemantics(v bool) jsonopts.Options
func NewDecoder(r io.Reader) *Decoder
func NewEncoder(w io.Writer) *Encoder
func OmitEmptyWithLegacySemantics(v bool) jsonopts.Options
func ParseBytesWithLooseRFC4648(v bool) jsonopts.Options
func ParseTimeWithLooseRFC3339(v bool) jsonopts.Options
func ReportErrorsWithLegacySemantics(v bool) jsonopts.Options
func StringifyWithLegacySemantics(v bool) jsonopts.Options
func Unmarshal(data []byte, v any) error
func UnmarshalArrayFromAnyLength(v bool) jsonopts.Options
func Valid(data []byte) bool
