// Facts from the documentation of Go 1.27.
package scanner // import "text/scanner"

type Scanner struct{}

// A row is released by a method of this name; what a scanner reads is not.
//surety:borrows recv
func (s *Scanner) Scan() rune
