package constraint // import "go/build/constraint"

type AndExpr struct {
	X Expr
	Y Expr
}
func (x *AndExpr) Eval(ok func(string) bool) bool
func (x *AndExpr) String() string

type Expr interface {
	String() string
	Eval(ok func(string) bool) bool
	isExpr()
}

type NotExpr struct {
	X Expr
}
func (x *NotExpr) Eval(ok func(string) bool) bool
func (x *NotExpr) String() string

type OrExpr struct {
	X Expr
	Y Expr
}
func (x *OrExpr) Eval(ok func(string) bool) bool
func (x *OrExpr) String() string

type SyntaxError struct {
	Offset int
	Err string
}
func (e *SyntaxError) Error() string

type TagExpr struct {
	Tag string
}
func (x *TagExpr) Eval(ok func(string) bool) bool
func (x *TagExpr) String() string

func GoVersion(x Expr) string
func IsGoBuild(line string) bool
func IsPlusBuild(line string) bool
func Parse(line string) (Expr, error)
func PlusBuildLines(x Expr) ([]string, error)
