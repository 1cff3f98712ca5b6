package color // import "image/color"

var Alpha16Model Model
var AlphaModel Model
var Black Gray16
var CMYKModel Model
var Gray16Model Model
var GrayModel Model
var NRGBA64Model Model
var NRGBAModel Model
var NYCbCrAModel Model
var Opaque Alpha16
var RGBA64Model Model
var RGBAModel Model
var Transparent Alpha16
var White Gray16
var YCbCrModel Model

type Alpha struct {
	A byte
}
func (c Alpha) RGBA() (r uint32, g uint32, b uint32, a uint32)

type Alpha16 struct {
	A uint16
}
func (c Alpha16) RGBA() (r uint32, g uint32, b uint32, a uint32)

type CMYK struct {
	C byte
	M byte
	Y byte
	K byte
}
func (c CMYK) RGBA() (uint32, uint32, uint32, uint32)

type Color interface {
	RGBA() (r uint32, g uint32, b uint32, a uint32)
}

type Gray struct {
	Y byte
}
func (c Gray) RGBA() (r uint32, g uint32, b uint32, a uint32)

type Gray16 struct {
	Y uint16
}
func (c Gray16) RGBA() (r uint32, g uint32, b uint32, a uint32)

type Model interface {
	Convert(c Color) Color
}

type NRGBA struct {
	R byte
	G byte
	B byte
	A byte
}
func (c NRGBA) RGBA() (r uint32, g uint32, b uint32, a uint32)

type NRGBA64 struct {
	R uint16
	G uint16
	B uint16
	A uint16
}
func (c NRGBA64) RGBA() (r uint32, g uint32, b uint32, a uint32)

type NYCbCrA struct {
	YCbCr
	A byte
}
func (c NYCbCrA) RGBA() (uint32, uint32, uint32, uint32)

type Palette []Color
func (p Palette) Convert(c Color) Color
func (p Palette) Index(c Color) int

type RGBA struct {
	R byte
	G byte
	B byte
	A byte
}
func (c RGBA) RGBA() (r uint32, g uint32, b uint32, a uint32)

type RGBA64 struct {
	R uint16
	G uint16
	B uint16
	A uint16
}
func (c RGBA64) RGBA() (r uint32, g uint32, b uint32, a uint32)

type YCbCr struct {
	Y byte
	Cb byte
	Cr byte
}
func (c YCbCr) RGBA() (uint32, uint32, uint32, uint32)

func CMYKToRGB(c byte, m byte, y byte, k byte) (byte, byte, byte)
func ModelFunc(f func(Color) Color) Model
func RGBToCMYK(r byte, g byte, b byte) (byte, byte, byte, byte)
func RGBToYCbCr(r byte, g byte, b byte) (byte, byte, byte)
func YCbCrToRGB(y byte, cb byte, cr byte) (byte, byte, byte)
