package base32 // import "encoding/base32"

import "io"

var HexEncoding *Encoding
const NoPadding int32 = -1
var StdEncoding *Encoding
const StdPadding int32 = 61

type CorruptInputError int64
func (e CorruptInputError) Error() string

type Encoding struct{}
func (enc *Encoding) AppendDecode(dst []byte, src []byte) ([]byte, error)
func (enc *Encoding) AppendEncode(dst []byte, src []byte) []byte
func (enc *Encoding) Decode(dst []byte, src []byte) (n int, err error)
func (enc *Encoding) DecodeString(s string) ([]byte, error)
func (enc *Encoding) DecodedLen(n int) int
func (enc *Encoding) Encode(dst []byte, src []byte)
func (enc *Encoding) EncodeToString(src []byte) string
func (enc *Encoding) EncodedLen(n int) int
func (enc Encoding) WithPadding(padding int32) *Encoding

func NewDecoder(enc *Encoding, r io.Reader) io.Reader
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser
func NewEncoding(encoder string) *Encoding
