package scanner // import "text/scanner"

import "io"

const Char = -5
const Comment = -8
const EOF = -1
const Float = -4
const GoTokens = 1012
const GoWhitespace = 4294977024
const Ident = -2
const Int = -3
const RawString = -7
const ScanChars = 32
const ScanComments = 256
const ScanFloats = 16
const ScanIdents = 4
const ScanInts = 8
const ScanRawStrings = 128
const ScanStrings = 64
const SkipComments = 512
const String = -6

type Position struct {
	Filename string
	Offset int
	Line int
	Column int
}
func (pos *Position) IsValid() bool
func (pos Position) String() string

type Scanner struct {
	Error func(*Scanner, string)
	ErrorCount int
	Mode uint
	Whitespace uint64
	IsIdentRune func(int32, int) bool
	Position
}
func (s *Scanner) Init(src io.Reader) *Scanner
func (s *Scanner) Next() int32
func (s *Scanner) Peek() int32
func (s *Scanner) Pos() (pos Position)
func (s *Scanner) Scan() int32
func (s *Scanner) TokenText() string

func TokenString(tok int32) string
