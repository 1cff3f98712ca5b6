package ast // import "go/ast"

import "go/token"
import "io"
import "iter"
import "reflect"

const Bad ObjKind = 0
const Con ObjKind = 2
const FilterFuncDuplicates MergeMode = 1
const FilterImportDuplicates MergeMode = 4
const FilterUnassociatedComments MergeMode = 2
const Fun ObjKind = 5
const Lbl ObjKind = 6
const Pkg ObjKind = 1
const RECV ChanDir = 2
const SEND ChanDir = 1
const Typ ObjKind = 3
const Var ObjKind = 4

type ArrayType struct {
	Lbrack token.Pos
	Len Expr
	Elt Expr
}
func (x *ArrayType) End() token.Pos
func (x *ArrayType) Pos() token.Pos

type AssignStmt struct {
	Lhs []Expr
	TokPos token.Pos
	Tok token.Token
	Rhs []Expr
}
func (s *AssignStmt) End() token.Pos
func (s *AssignStmt) Pos() token.Pos

type BadDecl struct {
	From token.Pos
	To token.Pos
}
func (d *BadDecl) End() token.Pos
func (d *BadDecl) Pos() token.Pos

type BadExpr struct {
	From token.Pos
	To token.Pos
}
func (x *BadExpr) End() token.Pos
func (x *BadExpr) Pos() token.Pos

type BadStmt struct {
	From token.Pos
	To token.Pos
}
func (s *BadStmt) End() token.Pos
func (s *BadStmt) Pos() token.Pos

type BasicLit struct {
	ValuePos token.Pos
	ValueEnd token.Pos
	Kind token.Token
	Value string
}
func (x *BasicLit) End() token.Pos
func (x *BasicLit) Pos() token.Pos

type BinaryExpr struct {
	X Expr
	OpPos token.Pos
	Op token.Token
	Y Expr
}
func (x *BinaryExpr) End() token.Pos
func (x *BinaryExpr) Pos() token.Pos

type BlockStmt struct {
	Lbrace token.Pos
	List []Stmt
	Rbrace token.Pos
}
func (s *BlockStmt) End() token.Pos
func (s *BlockStmt) Pos() token.Pos

type BranchStmt struct {
	TokPos token.Pos
	Tok token.Token
	Label *Ident
}
func (s *BranchStmt) End() token.Pos
func (s *BranchStmt) Pos() token.Pos

type CallExpr struct {
	Fun Expr
	Lparen token.Pos
	Args []Expr
	Ellipsis token.Pos
	Rparen token.Pos
}
func (x *CallExpr) End() token.Pos
func (x *CallExpr) Pos() token.Pos

type CaseClause struct {
	Case token.Pos
	List []Expr
	Colon token.Pos
	Body []Stmt
}
func (s *CaseClause) End() token.Pos
func (s *CaseClause) Pos() token.Pos

type ChanDir int

type ChanType struct {
	Begin token.Pos
	Arrow token.Pos
	Dir ChanDir
	Value Expr
}
func (x *ChanType) End() token.Pos
func (x *ChanType) Pos() token.Pos

type CommClause struct {
	Case token.Pos
	Comm Stmt
	Colon token.Pos
	Body []Stmt
}
func (s *CommClause) End() token.Pos
func (s *CommClause) Pos() token.Pos

type Comment struct {
	Slash token.Pos
	Text string
}
func (c *Comment) End() token.Pos
func (c *Comment) Pos() token.Pos

type CommentGroup struct {
	List []*Comment
}
func (g *CommentGroup) End() token.Pos
func (g *CommentGroup) Pos() token.Pos
func (g *CommentGroup) Text() string

type CommentMap map[Node][]*CommentGroup
func (cmap CommentMap) Comments() []*CommentGroup
func (cmap CommentMap) Filter(node Node) CommentMap
func (cmap CommentMap) String() string
func (cmap CommentMap) Update(old Node, new Node) Node

type CompositeLit struct {
	Type Expr
	Lbrace token.Pos
	Elts []Expr
	Rbrace token.Pos
	Incomplete bool
}
func (x *CompositeLit) End() token.Pos
func (x *CompositeLit) Pos() token.Pos

type Decl interface {
	declNode()
	Node
}

type DeclStmt struct {
	Decl Decl
}
func (s *DeclStmt) End() token.Pos
func (s *DeclStmt) Pos() token.Pos

type DeferStmt struct {
	Defer token.Pos
	Call *CallExpr
}
func (s *DeferStmt) End() token.Pos
func (s *DeferStmt) Pos() token.Pos

type Directive struct {
	Tool string
	Name string
	Args string
	Slash token.Pos
	ArgsPos token.Pos
}
func (d *Directive) End() token.Pos
func (d *Directive) ParseArgs() ([]DirectiveArg, error)
func (d *Directive) Pos() token.Pos

type DirectiveArg struct {
	Arg string
	Pos token.Pos
}

type Ellipsis struct {
	Ellipsis token.Pos
	Elt Expr
}
func (x *Ellipsis) End() token.Pos
func (x *Ellipsis) Pos() token.Pos

type EmptyStmt struct {
	Semicolon token.Pos
	Implicit bool
}
func (s *EmptyStmt) End() token.Pos
func (s *EmptyStmt) Pos() token.Pos

type Expr interface {
	exprNode()
	Node
}

type ExprStmt struct {
	X Expr
}
func (s *ExprStmt) End() token.Pos
func (s *ExprStmt) Pos() token.Pos

type Field struct {
	Doc *CommentGroup
	Names []*Ident
	Type Expr
	Tag *BasicLit
	Comment *CommentGroup
}
func (f *Field) End() token.Pos
func (f *Field) Pos() token.Pos

type FieldFilter func(string, reflect.Value) bool

type FieldList struct {
	Opening token.Pos
	List []*Field
	Closing token.Pos
}
func (f *FieldList) End() token.Pos
func (f *FieldList) NumFields() int
func (f *FieldList) Pos() token.Pos

type File struct {
	Doc *CommentGroup
	Package token.Pos
	Name *Ident
	Decls []Decl
	FileStart token.Pos
	FileEnd token.Pos
	Scope *Scope
	Imports []*ImportSpec
	Unresolved []*Ident
	Comments []*CommentGroup
	GoVersion string
}
func (f *File) End() token.Pos
func (f *File) Pos() token.Pos

type Filter func(string) bool

type ForStmt struct {
	For token.Pos
	Init Stmt
	Cond Expr
	Post Stmt
	Body *BlockStmt
}
func (s *ForStmt) End() token.Pos
func (s *ForStmt) Pos() token.Pos

type FuncDecl struct {
	Doc *CommentGroup
	Recv *FieldList
	Name *Ident
	Type *FuncType
	Body *BlockStmt
}
func (d *FuncDecl) End() token.Pos
func (d *FuncDecl) Pos() token.Pos

type FuncLit struct {
	Type *FuncType
	Body *BlockStmt
}
func (x *FuncLit) End() token.Pos
func (x *FuncLit) Pos() token.Pos

type FuncType struct {
	Func token.Pos
	TypeParams *FieldList
	Params *FieldList
	Results *FieldList
}
func (x *FuncType) End() token.Pos
func (x *FuncType) Pos() token.Pos

type GenDecl struct {
	Doc *CommentGroup
	TokPos token.Pos
	Tok token.Token
	Lparen token.Pos
	Specs []Spec
	Rparen token.Pos
}
func (d *GenDecl) End() token.Pos
func (d *GenDecl) Pos() token.Pos

type GoStmt struct {
	Go token.Pos
	Call *CallExpr
}
func (s *GoStmt) End() token.Pos
func (s *GoStmt) Pos() token.Pos

type Ident struct {
	NamePos token.Pos
	Name string
	Obj *Object
}
func (x *Ident) End() token.Pos
func (id *Ident) IsExported() bool
func (x *Ident) Pos() token.Pos
func (id *Ident) String() string

type IfStmt struct {
	If token.Pos
	Init Stmt
	Cond Expr
	Body *BlockStmt
	Else Stmt
}
func (s *IfStmt) End() token.Pos
func (s *IfStmt) Pos() token.Pos

type ImportSpec struct {
	Doc *CommentGroup
	Name *Ident
	Path *BasicLit
	Comment *CommentGroup
	EndPos token.Pos
}
func (s *ImportSpec) End() token.Pos
func (s *ImportSpec) Pos() token.Pos

type Importer func(map[string]*Object, string) (*Object, error)

type IncDecStmt struct {
	X Expr
	TokPos token.Pos
	Tok token.Token
}
func (s *IncDecStmt) End() token.Pos
func (s *IncDecStmt) Pos() token.Pos

type IndexExpr struct {
	X Expr
	Lbrack token.Pos
	Index Expr
	Rbrack token.Pos
}
func (x *IndexExpr) End() token.Pos
func (x *IndexExpr) Pos() token.Pos

type IndexListExpr struct {
	X Expr
	Lbrack token.Pos
	Indices []Expr
	Rbrack token.Pos
}
func (x *IndexListExpr) End() token.Pos
func (x *IndexListExpr) Pos() token.Pos

type InterfaceType struct {
	Interface token.Pos
	Methods *FieldList
	Incomplete bool
}
func (x *InterfaceType) End() token.Pos
func (x *InterfaceType) Pos() token.Pos

type KeyValueExpr struct {
	Key Expr
	Colon token.Pos
	Value Expr
}
func (x *KeyValueExpr) End() token.Pos
func (x *KeyValueExpr) Pos() token.Pos

type LabeledStmt struct {
	Label *Ident
	Colon token.Pos
	Stmt Stmt
}
func (s *LabeledStmt) End() token.Pos
func (s *LabeledStmt) Pos() token.Pos

type MapType struct {
	Map token.Pos
	Key Expr
	Value Expr
}
func (x *MapType) End() token.Pos
func (x *MapType) Pos() token.Pos

type MergeMode uint

type Node interface {
	Pos() token.Pos
	End() token.Pos
}

type ObjKind int
func (kind ObjKind) String() string

type Object struct {
	Kind ObjKind
	Name string
	Decl any
	Data any
	Type any
}
func (obj *Object) Pos() token.Pos

type Package struct {
	Name string
	Scope *Scope
	Imports map[string]*Object
	Files map[string]*File
}
func (p *Package) End() token.Pos
func (p *Package) Pos() token.Pos

type ParenExpr struct {
	Lparen token.Pos
	X Expr
	Rparen token.Pos
}
func (x *ParenExpr) End() token.Pos
func (x *ParenExpr) Pos() token.Pos

type RangeStmt struct {
	For token.Pos
	Key Expr
	Value Expr
	TokPos token.Pos
	Tok token.Token
	Range token.Pos
	X Expr
	Body *BlockStmt
}
func (s *RangeStmt) End() token.Pos
func (s *RangeStmt) Pos() token.Pos

type ReturnStmt struct {
	Return token.Pos
	Results []Expr
}
func (s *ReturnStmt) End() token.Pos
func (s *ReturnStmt) Pos() token.Pos

type Scope struct {
	Outer *Scope
	Objects map[string]*Object
}
func (s *Scope) Insert(obj *Object) (alt *Object)
func (s *Scope) Lookup(name string) *Object
func (s *Scope) String() string

type SelectStmt struct {
	Select token.Pos
	Body *BlockStmt
}
func (s *SelectStmt) End() token.Pos
func (s *SelectStmt) Pos() token.Pos

type SelectorExpr struct {
	X Expr
	Sel *Ident
}
func (x *SelectorExpr) End() token.Pos
func (x *SelectorExpr) Pos() token.Pos

type SendStmt struct {
	Chan Expr
	Arrow token.Pos
	Value Expr
}
func (s *SendStmt) End() token.Pos
func (s *SendStmt) Pos() token.Pos

type SliceExpr struct {
	X Expr
	Lbrack token.Pos
	Low Expr
	High Expr
	Max Expr
	Slice3 bool
	Rbrack token.Pos
}
func (x *SliceExpr) End() token.Pos
func (x *SliceExpr) Pos() token.Pos

type Spec interface {
	specNode()
	Node
}

type StarExpr struct {
	Star token.Pos
	X Expr
}
func (x *StarExpr) End() token.Pos
func (x *StarExpr) Pos() token.Pos

type Stmt interface {
	stmtNode()
	Node
}

type StructType struct {
	Struct token.Pos
	Fields *FieldList
	Incomplete bool
}
func (x *StructType) End() token.Pos
func (x *StructType) Pos() token.Pos

type SwitchStmt struct {
	Switch token.Pos
	Init Stmt
	Tag Expr
	Body *BlockStmt
}
func (s *SwitchStmt) End() token.Pos
func (s *SwitchStmt) Pos() token.Pos

type TypeAssertExpr struct {
	X Expr
	Lparen token.Pos
	Type Expr
	Rparen token.Pos
}
func (x *TypeAssertExpr) End() token.Pos
func (x *TypeAssertExpr) Pos() token.Pos

type TypeSpec struct {
	Doc *CommentGroup
	Name *Ident
	TypeParams *FieldList
	Assign token.Pos
	Type Expr
	Comment *CommentGroup
}
func (s *TypeSpec) End() token.Pos
func (s *TypeSpec) Pos() token.Pos

type TypeSwitchStmt struct {
	Switch token.Pos
	Init Stmt
	Assign Stmt
	Body *BlockStmt
}
func (s *TypeSwitchStmt) End() token.Pos
func (s *TypeSwitchStmt) Pos() token.Pos

type UnaryExpr struct {
	OpPos token.Pos
	Op token.Token
	X Expr
}
func (x *UnaryExpr) End() token.Pos
func (x *UnaryExpr) Pos() token.Pos

type ValueSpec struct {
	Doc *CommentGroup
	Names []*Ident
	Type Expr
	Values []Expr
	Comment *CommentGroup
}
func (s *ValueSpec) End() token.Pos
func (s *ValueSpec) Pos() token.Pos

type Visitor interface {
	Visit(node Node) (w Visitor)
}

func FileExports(src *File) bool
func FilterDecl(decl Decl, f Filter) bool
func FilterFile(src *File, f Filter) bool
func FilterPackage(pkg *Package, f Filter) bool
func Fprint(w io.Writer, fset *token.FileSet, x any, f FieldFilter) error
func Inspect(node Node, f func(Node) bool)
func IsExported(name string) bool
func IsGenerated(file *File) bool
func MergePackageFiles(pkg *Package, mode MergeMode) *File
func NewCommentMap(fset *token.FileSet, node Node, comments []*CommentGroup) CommentMap
func NewIdent(name string) *Ident
func NewObj(kind ObjKind, name string) *Object
func NewPackage(fset *token.FileSet, files map[string]*File, importer Importer, universe *Scope) (*Package, error)
func NewScope(outer *Scope) *Scope
func NotNilFilter(_ string, v reflect.Value) bool
func PackageExports(pkg *Package) bool
func ParseDirective(pos token.Pos, c string) (Directive, bool)
func Preorder(root Node) iter.Seq[Node]
func PreorderStack(root Node, stack []Node, f func(Node, []Node) bool)
func Print(fset *token.FileSet, x any) error
func SortImports(fset *token.FileSet, f *File)
func Unparen(e Expr) Expr
func Walk(v Visitor, node Node)
