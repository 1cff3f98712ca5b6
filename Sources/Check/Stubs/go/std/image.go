package image // import "image"

import "image/color"
import "io"

var Black *Uniform
var ErrFormat error
var Opaque *Uniform
var Transparent *Uniform
var White *Uniform
const YCbCrSubsampleRatio410 YCbCrSubsampleRatio = 5
const YCbCrSubsampleRatio411 YCbCrSubsampleRatio = 4
const YCbCrSubsampleRatio420 YCbCrSubsampleRatio = 2
const YCbCrSubsampleRatio422 YCbCrSubsampleRatio = 1
const YCbCrSubsampleRatio440 YCbCrSubsampleRatio = 3
const YCbCrSubsampleRatio444 YCbCrSubsampleRatio = 0
var ZP Point
var ZR Rectangle

type Alpha struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *Alpha) AlphaAt(x int, y int) color.Alpha
func (p *Alpha) At(x int, y int) color.Color
func (p *Alpha) Bounds() Rectangle
func (p *Alpha) ColorModel() color.Model
func (p *Alpha) Opaque() bool
func (p *Alpha) PixOffset(x int, y int) int
func (p *Alpha) RGBA64At(x int, y int) color.RGBA64
func (p *Alpha) Set(x int, y int, c color.Color)
func (p *Alpha) SetAlpha(x int, y int, c color.Alpha)
func (p *Alpha) SetRGBA64(x int, y int, c color.RGBA64)
func (p *Alpha) SubImage(r Rectangle) Image

type Alpha16 struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *Alpha16) Alpha16At(x int, y int) color.Alpha16
func (p *Alpha16) At(x int, y int) color.Color
func (p *Alpha16) Bounds() Rectangle
func (p *Alpha16) ColorModel() color.Model
func (p *Alpha16) Opaque() bool
func (p *Alpha16) PixOffset(x int, y int) int
func (p *Alpha16) RGBA64At(x int, y int) color.RGBA64
func (p *Alpha16) Set(x int, y int, c color.Color)
func (p *Alpha16) SetAlpha16(x int, y int, c color.Alpha16)
func (p *Alpha16) SetRGBA64(x int, y int, c color.RGBA64)
func (p *Alpha16) SubImage(r Rectangle) Image

type CMYK struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *CMYK) At(x int, y int) color.Color
func (p *CMYK) Bounds() Rectangle
func (p *CMYK) CMYKAt(x int, y int) color.CMYK
func (p *CMYK) ColorModel() color.Model
func (p *CMYK) Opaque() bool
func (p *CMYK) PixOffset(x int, y int) int
func (p *CMYK) RGBA64At(x int, y int) color.RGBA64
func (p *CMYK) Set(x int, y int, c color.Color)
func (p *CMYK) SetCMYK(x int, y int, c color.CMYK)
func (p *CMYK) SetRGBA64(x int, y int, c color.RGBA64)
func (p *CMYK) SubImage(r Rectangle) Image

type Config struct {
	ColorModel color.Model
	Width int
	Height int
}

type Gray struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *Gray) At(x int, y int) color.Color
func (p *Gray) Bounds() Rectangle
func (p *Gray) ColorModel() color.Model
func (p *Gray) GrayAt(x int, y int) color.Gray
func (p *Gray) Opaque() bool
func (p *Gray) PixOffset(x int, y int) int
func (p *Gray) RGBA64At(x int, y int) color.RGBA64
func (p *Gray) Set(x int, y int, c color.Color)
func (p *Gray) SetGray(x int, y int, c color.Gray)
func (p *Gray) SetRGBA64(x int, y int, c color.RGBA64)
func (p *Gray) SubImage(r Rectangle) Image

type Gray16 struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *Gray16) At(x int, y int) color.Color
func (p *Gray16) Bounds() Rectangle
func (p *Gray16) ColorModel() color.Model
func (p *Gray16) Gray16At(x int, y int) color.Gray16
func (p *Gray16) Opaque() bool
func (p *Gray16) PixOffset(x int, y int) int
func (p *Gray16) RGBA64At(x int, y int) color.RGBA64
func (p *Gray16) Set(x int, y int, c color.Color)
func (p *Gray16) SetGray16(x int, y int, c color.Gray16)
func (p *Gray16) SetRGBA64(x int, y int, c color.RGBA64)
func (p *Gray16) SubImage(r Rectangle) Image

type Image interface {
	ColorModel() color.Model
	Bounds() Rectangle
	At(x int, y int) color.Color
}

type NRGBA struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *NRGBA) At(x int, y int) color.Color
func (p *NRGBA) Bounds() Rectangle
func (p *NRGBA) ColorModel() color.Model
func (p *NRGBA) NRGBAAt(x int, y int) color.NRGBA
func (p *NRGBA) Opaque() bool
func (p *NRGBA) PixOffset(x int, y int) int
func (p *NRGBA) RGBA64At(x int, y int) color.RGBA64
func (p *NRGBA) Set(x int, y int, c color.Color)
func (p *NRGBA) SetNRGBA(x int, y int, c color.NRGBA)
func (p *NRGBA) SetRGBA64(x int, y int, c color.RGBA64)
func (p *NRGBA) SubImage(r Rectangle) Image

type NRGBA64 struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *NRGBA64) At(x int, y int) color.Color
func (p *NRGBA64) Bounds() Rectangle
func (p *NRGBA64) ColorModel() color.Model
func (p *NRGBA64) NRGBA64At(x int, y int) color.NRGBA64
func (p *NRGBA64) Opaque() bool
func (p *NRGBA64) PixOffset(x int, y int) int
func (p *NRGBA64) RGBA64At(x int, y int) color.RGBA64
func (p *NRGBA64) Set(x int, y int, c color.Color)
func (p *NRGBA64) SetNRGBA64(x int, y int, c color.NRGBA64)
func (p *NRGBA64) SetRGBA64(x int, y int, c color.RGBA64)
func (p *NRGBA64) SubImage(r Rectangle) Image

type NYCbCrA struct {
	YCbCr
	A []byte
	AStride int
}
func (p *NYCbCrA) AOffset(x int, y int) int
func (p *NYCbCrA) At(x int, y int) color.Color
func (p *NYCbCrA) ColorModel() color.Model
func (p *NYCbCrA) NYCbCrAAt(x int, y int) color.NYCbCrA
func (p *NYCbCrA) Opaque() bool
func (p *NYCbCrA) RGBA64At(x int, y int) color.RGBA64
func (p *NYCbCrA) SubImage(r Rectangle) Image

type Paletted struct {
	Pix []byte
	Stride int
	Rect Rectangle
	Palette color.Palette
}
func (p *Paletted) At(x int, y int) color.Color
func (p *Paletted) Bounds() Rectangle
func (p *Paletted) ColorIndexAt(x int, y int) byte
func (p *Paletted) ColorModel() color.Model
func (p *Paletted) Opaque() bool
func (p *Paletted) PixOffset(x int, y int) int
func (p *Paletted) RGBA64At(x int, y int) color.RGBA64
func (p *Paletted) Set(x int, y int, c color.Color)
func (p *Paletted) SetColorIndex(x int, y int, index byte)
func (p *Paletted) SetRGBA64(x int, y int, c color.RGBA64)
func (p *Paletted) SubImage(r Rectangle) Image

type PalettedImage interface {
	ColorIndexAt(x int, y int) byte
	Image
}

type Point struct {
	X int
	Y int
}
func (p Point) Add(q Point) Point
func (p Point) Div(k int) Point
func (p Point) Eq(q Point) bool
func (p Point) In(r Rectangle) bool
func (p Point) Mod(r Rectangle) Point
func (p Point) Mul(k int) Point
func (p Point) String() string
func (p Point) Sub(q Point) Point

type RGBA struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *RGBA) At(x int, y int) color.Color
func (p *RGBA) Bounds() Rectangle
func (p *RGBA) ColorModel() color.Model
func (p *RGBA) Opaque() bool
func (p *RGBA) PixOffset(x int, y int) int
func (p *RGBA) RGBA64At(x int, y int) color.RGBA64
func (p *RGBA) RGBAAt(x int, y int) color.RGBA
func (p *RGBA) Set(x int, y int, c color.Color)
func (p *RGBA) SetRGBA(x int, y int, c color.RGBA)
func (p *RGBA) SetRGBA64(x int, y int, c color.RGBA64)
func (p *RGBA) SubImage(r Rectangle) Image

type RGBA64 struct {
	Pix []byte
	Stride int
	Rect Rectangle
}
func (p *RGBA64) At(x int, y int) color.Color
func (p *RGBA64) Bounds() Rectangle
func (p *RGBA64) ColorModel() color.Model
func (p *RGBA64) Opaque() bool
func (p *RGBA64) PixOffset(x int, y int) int
func (p *RGBA64) RGBA64At(x int, y int) color.RGBA64
func (p *RGBA64) Set(x int, y int, c color.Color)
func (p *RGBA64) SetRGBA64(x int, y int, c color.RGBA64)
func (p *RGBA64) SubImage(r Rectangle) Image

type RGBA64Image interface {
	RGBA64At(x int, y int) color.RGBA64
	Image
}

type Rectangle struct {
	Min Point
	Max Point
}
func (r Rectangle) Add(p Point) Rectangle
func (r Rectangle) At(x int, y int) color.Color
func (r Rectangle) Bounds() Rectangle
func (r Rectangle) Canon() Rectangle
func (r Rectangle) ColorModel() color.Model
func (r Rectangle) Dx() int
func (r Rectangle) Dy() int
func (r Rectangle) Empty() bool
func (r Rectangle) Eq(s Rectangle) bool
func (r Rectangle) In(s Rectangle) bool
func (r Rectangle) Inset(n int) Rectangle
func (r Rectangle) Intersect(s Rectangle) Rectangle
func (r Rectangle) Overlaps(s Rectangle) bool
func (r Rectangle) RGBA64At(x int, y int) color.RGBA64
func (r Rectangle) Size() Point
func (r Rectangle) String() string
func (r Rectangle) Sub(p Point) Rectangle
func (r Rectangle) Union(s Rectangle) Rectangle

type Uniform struct {
	C color.Color
}
func (c *Uniform) At(x int, y int) color.Color
func (c *Uniform) Bounds() Rectangle
func (c *Uniform) ColorModel() color.Model
func (c *Uniform) Convert(color.Color) color.Color
func (c *Uniform) Opaque() bool
func (c *Uniform) RGBA() (r uint32, g uint32, b uint32, a uint32)
func (c *Uniform) RGBA64At(x int, y int) color.RGBA64

type YCbCr struct {
	Y []byte
	Cb []byte
	Cr []byte
	YStride int
	CStride int
	SubsampleRatio YCbCrSubsampleRatio
	Rect Rectangle
}
func (p *YCbCr) At(x int, y int) color.Color
func (p *YCbCr) Bounds() Rectangle
func (p *YCbCr) COffset(x int, y int) int
func (p *YCbCr) ColorModel() color.Model
func (p *YCbCr) Opaque() bool
func (p *YCbCr) RGBA64At(x int, y int) color.RGBA64
func (p *YCbCr) SubImage(r Rectangle) Image
func (p *YCbCr) YCbCrAt(x int, y int) color.YCbCr
func (p *YCbCr) YOffset(x int, y int) int

type YCbCrSubsampleRatio int
func (s YCbCrSubsampleRatio) String() string

func Decode(r io.Reader) (Image, string, error)
func DecodeConfig(r io.Reader) (Config, string, error)
func NewAlpha(r Rectangle) *Alpha
func NewAlpha16(r Rectangle) *Alpha16
func NewCMYK(r Rectangle) *CMYK
func NewGray(r Rectangle) *Gray
func NewGray16(r Rectangle) *Gray16
func NewNRGBA(r Rectangle) *NRGBA
func NewNRGBA64(r Rectangle) *NRGBA64
func NewNYCbCrA(r Rectangle, subsampleRatio YCbCrSubsampleRatio) *NYCbCrA
func NewPaletted(r Rectangle, p color.Palette) *Paletted
func NewRGBA(r Rectangle) *RGBA
func NewRGBA64(r Rectangle) *RGBA64
func NewUniform(c color.Color) *Uniform
func NewYCbCr(r Rectangle, subsampleRatio YCbCrSubsampleRatio) *YCbCr
func Pt(X int, Y int) Point
func Rect(x0 int, y0 int, x1 int, y1 int) Rectangle
func RegisterFormat(name string, magic string, decode func(io.Reader) (Image, error), decodeConfig func(io.Reader) (Config, error))
