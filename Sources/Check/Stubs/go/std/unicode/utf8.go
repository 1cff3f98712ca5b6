package utf8 // import "unicode/utf8"

const MaxRune = '\U0010ffff'
const RuneError = '\U0000fffd'
const RuneSelf = 128
const UTFMax = 4

func AppendRune(p []byte, r int32) []byte
func DecodeLastRune(p []byte) (r int32, size int)
func DecodeLastRuneInString(s string) (r int32, size int)
func DecodeRune(p []byte) (r int32, size int)
func DecodeRuneInString(s string) (r int32, size int)
func EncodeRune(p []byte, r int32) int
func FullRune(p []byte) bool
func FullRuneInString(s string) bool
func RuneCount(p []byte) int
func RuneCountInString(s string) (n int)
func RuneLen(r int32) int
func RuneStart(b byte) bool
func Valid(p []byte) bool
func ValidRune(r int32) bool
func ValidString(s string) bool
