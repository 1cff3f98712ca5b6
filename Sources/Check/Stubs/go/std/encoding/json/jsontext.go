package jsontext // import "encoding/json/jsontext"

import "encoding/json/internal"
import "encoding/json/internal/jsonopts"
import "encoding/json/internal/jsonwire"
import "io"
import "iter"

var BeginArray Token
var BeginObject Token
var EndArray Token
var EndObject Token
var ErrDuplicateName error
var ErrNonStringName error
var False Token
var Internal exporter
const KindBeginArray Kind = 91
const KindBeginObject Kind = 123
const KindEndArray Kind = 93
const KindEndObject Kind = 125
const KindFalse Kind = 102
const KindInvalid Kind = 0
const KindNull Kind = 110
const KindNumber Kind = 48
const KindString Kind = 34
const KindTrue Kind = 116
var Null Token
var True Token

type Decoder struct{}
func (d *Decoder) InputOffset() int64
func (d *Decoder) Options() jsonopts.Options
func (d *Decoder) PeekKind() Kind
func (d *Decoder) ReadToken() (Token, error)
func (d *Decoder) ReadValue() (Value, error)
func (d *Decoder) Reset(r io.Reader, opts ...jsonopts.Options)
func (d *Decoder) SkipValue() error
func (d *Decoder) StackDepth() int
func (d *Decoder) StackIndex(i int) (Kind, int64)
func (d *Decoder) StackPointer() Pointer
func (d *Decoder) UnreadBuffer() []byte

type Encoder struct{}
func (e *Encoder) AvailableBuffer() []byte
func (e *Encoder) Options() jsonopts.Options
func (e *Encoder) OutputOffset() int64
func (e *Encoder) Reset(w io.Writer, opts ...jsonopts.Options)
func (e *Encoder) StackDepth() int
func (e *Encoder) StackIndex(i int) (Kind, int64)
func (e *Encoder) StackPointer() Pointer
func (e *Encoder) WriteToken(t Token) error
func (e *Encoder) WriteValue(v Value) error

type Kind byte
func (k Kind) String() string

type Options = jsonopts.Options

type Pointer string
func (p Pointer) AppendToken(tok string) Pointer
func (p Pointer) Contains(pc Pointer) bool
func (p Pointer) IsValid() bool
func (p Pointer) LastToken() string
func (p Pointer) Parent() Pointer
func (p Pointer) Tokens() iter.Seq[string]

type SyntacticError struct {
	requireKeyedLiterals
	nonComparable
	ByteOffset int64
	JSONPointer Pointer
	Err error
}
func (e *SyntacticError) Error() string
func (e *SyntacticError) Unwrap() error

type Token struct {
	nonComparable
}
func (t Token) Bool() bool
func (t Token) Clone() Token
func (t Token) Float() (float64, error)
func (t Token) Float32() (float32, error)
func (t Token) Int() (int64, error)
func (t Token) Kind() Kind
func (t Token) String() string
func (t Token) Uint() (uint64, error)

type Value []byte
func (v *Value) Canonicalize(opts ...jsonopts.Options) error
func (v Value) Clone() Value
func (v *Value) Compact(opts ...jsonopts.Options) error
func (v *Value) Format(opts ...jsonopts.Options) error
func (v *Value) Indent(opts ...jsonopts.Options) error
func (v Value) IsValid(opts ...jsonopts.Options) bool
func (v Value) Kind() Kind
func (v Value) MarshalJSON() ([]byte, error)
func (v Value) String() string
func (v *Value) UnmarshalJSON(b []byte) error

type decodeBuffer struct{}
func (d *decodeBuffer) PreviousTokenOrValue() []byte

type decoderState struct {
	state
	decodeBuffer
	jsonopts.Struct
	StringCache *[256]string
}
func (d *decoderState) AppendStackPointer(b []byte, where int) []byte
func (d *decoderState) AtEOF() bool
func (d *decoderState) CheckEOF() error
func (d *decoderState) CheckNextValue(last bool) error
func (d *decoderState) CountNextDelimWhitespace() int
func (d *decoderState) PeekKind() Kind
func (d *decoderState) ReadToken() (Token, error)
func (d *decoderState) ReadValue(flags *jsonwire.ValueFlags) (Value, error)
func (d *decoderState) SkipUntil(depth int, length int64) error
func (d *decoderState) SkipValue() error
func (d *decoderState) SkipValueRemainder() error

type encodeBuffer struct {
	Buf []byte
}

type encoderState struct {
	state
	encodeBuffer
	jsonopts.Struct
	SeenPointers map[any]struct{}
}
func (e *encoderState) AppendIndent(b []byte, n int) []byte
func (e *encoderState) AppendRaw(k Kind, safeASCII bool, appendFn func([]byte) ([]byte, error)) error
func (e *encoderState) AppendStackPointer(b []byte, where int) []byte
func (e *encoderState) CountNextDelimWhitespace() (n int)
func (e *encoderState) Flush() error
func (e *encoderState) NeedFlush() bool
func (e *encoderState) UnwriteEmptyObjectMember(prevName *string) bool
func (e *encoderState) UnwriteOnlyObjectMemberName() string
func (e *encoderState) WriteToken(t Token) error
func (e *encoderState) WriteValue(v Value) error

type export struct{}
func (export) Decoder(d *Decoder) *decoderState
func (export) Encoder(e *Encoder) *encoderState
func (export) GetBufferedDecoder(b []byte, o ...jsonopts.Options) *Decoder
func (export) GetBufferedEncoder(o ...jsonopts.Options) *Encoder
func (export) GetStreamingDecoder(r io.Reader, o ...jsonopts.Options) *Decoder
func (export) GetStreamingEncoder(w io.Writer, o ...jsonopts.Options) *Encoder
func (export) IsIOError(err error) bool
func (export) PutBufferedDecoder(d *Decoder)
func (export) PutBufferedEncoder(e *Encoder)
func (export) PutStreamingDecoder(d *Decoder)
func (export) PutStreamingEncoder(e *Encoder)

type exporter struct{}
func (exporter) Export(p *internal.NotForPublicUse) export

type nonComparable [0]func()

type objectNameStack struct{}
func (ns *objectNameStack) ReplaceLastQuotedOffset(i int)

type objectNamespace struct{}
func (ns *objectNamespace) InsertUnquoted(name []byte) bool

type objectNamespaceStack []objectNamespace
func (nss objectNamespaceStack) Last() *objectNamespace

type requireKeyedLiterals struct{}

type state struct {
	Tokens stateMachine
	Names objectNameStack
	Namespaces objectNamespaceStack
}

type stateEntry uint64
func (e *stateEntry) DisableNamespace()
func (e *stateEntry) Increment()
func (e stateEntry) Length() int64
func (e stateEntry) NeedObjectName() bool

type stateMachine struct {
	Stack []stateEntry
	Last stateEntry
}
func (m stateMachine) Depth() int
func (m stateMachine) DepthLength() (int, int64)
func (m *stateMachine) InvalidateDisabledNamespaces()
func (m stateMachine) MayAppendDelim(b []byte, next Kind) []byte
func (m stateMachine) NeedIndent(next Kind) (n int)

func AllowDuplicateNames(v bool) jsonopts.Options
func AllowInvalidUTF8(v bool) jsonopts.Options
func AppendFloat(dst []byte, src float64, bits int) []byte
func AppendFormat[Bytes interface{ ~[]byte | ~string }](dst []byte, src Bytes, opts ...jsonopts.Options) ([]byte, error)
func AppendQuote[Bytes interface{ ~[]byte | ~string }](dst []byte, src Bytes) ([]byte, error)
func AppendUnquote[Bytes interface{ ~[]byte | ~string }](dst []byte, src Bytes) ([]byte, error)
func Bool(b bool) Token
func CanonicalizeRawFloats(v bool) jsonopts.Options
func CanonicalizeRawInts(v bool) jsonopts.Options
func EscapeForHTML(v bool) jsonopts.Options
func EscapeForJS(v bool) jsonopts.Options
func Float(n float64) Token
func Float32(n float32) Token
func Int(n int64) Token
func Multiline(v bool) jsonopts.Options
func NewDecoder(r io.Reader, opts ...jsonopts.Options) *Decoder
func NewEncoder(w io.Writer, opts ...jsonopts.Options) *Encoder
func PreserveRawStrings(v bool) jsonopts.Options
func ReorderRawObjects(v bool) jsonopts.Options
func SpaceAfterColon(v bool) jsonopts.Options
func SpaceAfterComma(v bool) jsonopts.Options
func String(s string) Token
func Uint(n uint64) Token
func WithIndent(indent string) jsonopts.Options
func WithIndentPrefix(prefix string) jsonopts.Options
