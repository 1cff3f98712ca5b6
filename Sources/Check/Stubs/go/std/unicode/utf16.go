package utf16 // import "unicode/utf16"

func AppendRune(a []uint16, r int32) []uint16
func Decode(s []uint16) []int32
func DecodeRune(r1 int32, r2 int32) int32
func Encode(s []int32) []uint16
func EncodeRune(r int32) (r1 int32, r2 int32)
func IsSurrogate(r int32) bool
func RuneLen(r int32) int
