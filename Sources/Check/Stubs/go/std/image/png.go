package png // import "image/png"

import "image"
import "io"

const BestCompression CompressionLevel = -3
const BestSpeed CompressionLevel = -2
const DefaultCompression CompressionLevel = 0
const NoCompression CompressionLevel = -1

type CompressionLevel int

type Encoder struct {
	CompressionLevel CompressionLevel
	BufferPool EncoderBufferPool
}
func (enc *Encoder) Encode(w io.Writer, m image.Image) error

type EncoderBuffer struct{}

type EncoderBufferPool interface {
	Get() *EncoderBuffer
	Put(*EncoderBuffer)
}

type FormatError string
func (e FormatError) Error() string

type UnsupportedError string
func (e UnsupportedError) Error() string

func Decode(r io.Reader) (image.Image, error)
func DecodeConfig(r io.Reader) (image.Config, error)
func Encode(w io.Writer, m image.Image) error
