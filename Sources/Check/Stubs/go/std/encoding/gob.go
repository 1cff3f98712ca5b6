package gob // import "encoding/gob"

import "io"
import "reflect"

type CommonType struct {
	Name string
	Id typeId
}

type Decoder struct{}
func (dec *Decoder) Decode(e any) error
func (dec *Decoder) DecodeValue(v reflect.Value) error

type Encoder struct{}
func (enc *Encoder) Encode(e any) error
func (enc *Encoder) EncodeValue(value reflect.Value) error

type GobDecoder interface {
	GobDecode([]byte) error
}

type GobEncoder interface {
	GobEncode() ([]byte, error)
}

type typeId int32

func NewDecoder(r io.Reader) *Decoder
func NewEncoder(w io.Writer) *Encoder
func Register(value any)
func RegisterName(name string, value any)
