package printer // import "go/printer"

import "go/ast"
import "go/token"
import "io"

const RawFormat Mode = 1
const SourcePos Mode = 8
const TabIndent Mode = 2
const UseSpaces Mode = 4

type CommentedNode struct {
	Node any
	Comments []*ast.CommentGroup
}

type Config struct {
	Mode Mode
	Tabwidth int
	Indent int
}
func (cfg *Config) Fprint(output io.Writer, fset *token.FileSet, node any) error

type Mode uint

func Fprint(output io.Writer, fset *token.FileSet, node any) error
