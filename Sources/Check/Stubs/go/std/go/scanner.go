package scanner // import "go/scanner"

import "go/token"
import "io"

const ScanComments Mode = 1

type Error struct {
	Pos token.Position
	Msg string
}
func (e Error) Error() string

type ErrorHandler func(token.Position, string)

type ErrorList []*Error
func (p *ErrorList) Add(pos token.Position, msg string)
func (p ErrorList) Err() error
func (p ErrorList) Error() string
func (p ErrorList) Len() int
func (p ErrorList) Less(i int, j int) bool
func (p *ErrorList) RemoveMultiples()
func (p *ErrorList) Reset()
func (p ErrorList) Sort()
func (p ErrorList) Swap(i int, j int)

type Mode uint

type Scanner struct {
	ErrorCount int
}
func (s *Scanner) End() token.Pos
func (s *Scanner) Init(file *token.File, src []byte, err ErrorHandler, mode Mode)
func (s *Scanner) Scan() (pos token.Pos, tok token.Token, lit string)

func PrintError(w io.Writer, err error)
