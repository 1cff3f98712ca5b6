package types // import "go/types"

import "bytes"
import "go/ast"
import "go/constant"
import "go/token"
import "hash/maphash"
import "io"
import "iter"

const Bool BasicKind = 1
const Byte BasicKind = 8
const Complex128 BasicKind = 16
const Complex64 BasicKind = 15
const FieldVal SelectionKind = 0
const FieldVar VarKind = 6
const Float32 BasicKind = 13
const Float64 BasicKind = 14
const Int BasicKind = 2
const Int16 BasicKind = 4
const Int32 BasicKind = 5
const Int64 BasicKind = 6
const Int8 BasicKind = 3
const Invalid BasicKind = 0
const IsBoolean BasicInfo = 1
const IsComplex BasicInfo = 16
const IsConstType BasicInfo = 59
const IsFloat BasicInfo = 8
const IsInteger BasicInfo = 2
const IsNumeric BasicInfo = 26
const IsOrdered BasicInfo = 42
const IsString BasicInfo = 32
const IsUnsigned BasicInfo = 4
const IsUntyped BasicInfo = 64
const LocalVar VarKind = 2
const MethodExpr SelectionKind = 2
const MethodVal SelectionKind = 1
const PackageVar VarKind = 1
const ParamVar VarKind = 4
const RecvOnly ChanDir = 2
const RecvVar VarKind = 3
const ResultVar VarKind = 5
const Rune BasicKind = 5
const SendOnly ChanDir = 1
const SendRecv ChanDir = 0
const String BasicKind = 17
var Typ []*Basic
const Uint BasicKind = 7
const Uint16 BasicKind = 9
const Uint32 BasicKind = 10
const Uint64 BasicKind = 11
const Uint8 BasicKind = 8
const Uintptr BasicKind = 12
var Universe *Scope
var Unsafe *Package
const UnsafePointer BasicKind = 18
const UntypedBool BasicKind = 19
const UntypedComplex BasicKind = 23
const UntypedFloat BasicKind = 22
const UntypedInt BasicKind = 20
const UntypedNil BasicKind = 25
const UntypedRune BasicKind = 21
const UntypedString BasicKind = 24

type Alias struct{}
func (a *Alias) Obj() *TypeName
func (a *Alias) Origin() *Alias
func (a *Alias) Rhs() Type
func (a *Alias) SetTypeParams(tparams []*TypeParam)
func (a *Alias) String() string
func (a *Alias) TypeArgs() *TypeList
func (a *Alias) TypeParams() *TypeParamList
func (a *Alias) Underlying() Type

type ArgumentError struct {
	Index int
	Err error
}
func (e *ArgumentError) Error() string
func (e *ArgumentError) Unwrap() error

type Array struct{}
func (a *Array) Elem() Type
func (a *Array) Len() int64
func (a *Array) String() string
func (a *Array) Underlying() Type

type Basic struct{}
func (b *Basic) Info() BasicInfo
func (b *Basic) Kind() BasicKind
func (b *Basic) Name() string
func (b *Basic) String() string
func (b *Basic) Underlying() Type

type BasicInfo int

type BasicKind int

type Builtin struct {
	object
}
func (obj *Builtin) String() string

type Chan struct{}
func (c *Chan) Dir() ChanDir
func (c *Chan) Elem() Type
func (c *Chan) String() string
func (c *Chan) Underlying() Type

type ChanDir int

type Checker struct {
	*Info
	environment
}
func (check *Checker) Files(files []*ast.File) (err error)

type Config struct {
	Context *Context
	GoVersion string
	IgnoreFuncBodies bool
	FakeImportC bool
	Error func(error)
	Importer Importer
	Sizes Sizes
	DisableUnusedImportCheck bool
}
func (conf *Config) Check(path string, fset *token.FileSet, files []*ast.File, info *Info) (*Package, error)

type Const struct {
	object
}
func (obj *Const) String() string
func (obj *Const) Val() constant.Value

type Context struct{}

type Error struct {
	Fset *token.FileSet
	Pos token.Pos
	Msg string
	Soft bool
}
func (err Error) Error() string

type Func struct {
	object
}
func (obj *Func) FullName() string
func (obj *Func) Origin() *Func
func (obj *Func) Pkg() *Package
func (obj *Func) Scope() *Scope
func (obj *Func) Signature() *Signature
func (obj *Func) String() string

type Hasher struct{}
func (Hasher) Equal(x Type, y Type) bool
func (Hasher) Hash(h *maphash.Hash, t Type)

type HasherIgnoreTags struct{}
func (HasherIgnoreTags) Equal(x Type, y Type) bool
func (HasherIgnoreTags) Hash(h *maphash.Hash, t Type)

type ImportMode int

type Importer interface {
	Import(path string) (*Package, error)
}

type ImporterFrom interface {
	ImportFrom(path string, dir string, mode ImportMode) (*Package, error)
	Importer
}

type Info struct {
	Types map[ast.Expr]TypeAndValue
	Instances map[*ast.Ident]Instance
	Defs map[*ast.Ident]Object
	Uses map[*ast.Ident]Object
	Implicits map[ast.Node]Object
	Selections map[*ast.SelectorExpr]*Selection
	Scopes map[ast.Node]*Scope
	InitOrder []*Initializer
	FileVersions map[*ast.File]string
}
func (info *Info) ObjectOf(id *ast.Ident) Object
func (info *Info) PkgNameOf(imp *ast.ImportSpec) *PkgName
func (info *Info) TypeOf(e ast.Expr) Type

type Initializer struct {
	Lhs []*Var
	Rhs ast.Expr
}
func (init *Initializer) String() string

type Instance struct {
	TypeArgs *TypeList
	Type Type
}
func (inst Instance) String() string

type Interface struct{}
func (t *Interface) Complete() *Interface
func (t *Interface) Embedded(i int) *Named
func (t *Interface) EmbeddedType(i int) Type
func (t *Interface) EmbeddedTypes() iter.Seq[Type]
func (t *Interface) Empty() bool
func (t *Interface) ExplicitMethod(i int) *Func
func (t *Interface) ExplicitMethods() iter.Seq[*Func]
func (t *Interface) IsComparable() bool
func (t *Interface) IsImplicit() bool
func (t *Interface) IsMethodSet() bool
func (t *Interface) MarkImplicit()
func (t *Interface) Method(i int) *Func
func (t *Interface) Methods() iter.Seq[*Func]
func (t *Interface) NumEmbeddeds() int
func (t *Interface) NumExplicitMethods() int
func (t *Interface) NumMethods() int
func (t *Interface) String() string
func (t *Interface) Underlying() Type

type Label struct {
	object
}
func (obj *Label) String() string

type Map struct{}
func (m *Map) Elem() Type
func (m *Map) Key() Type
func (t *Map) String() string
func (t *Map) Underlying() Type

type MethodSet struct{}
func (s *MethodSet) At(i int) *Selection
func (s *MethodSet) Len() int
func (s *MethodSet) Lookup(pkg *Package, name string) *Selection
func (s *MethodSet) Methods() iter.Seq[*Selection]
func (s *MethodSet) String() string

type Named struct{}
func (t *Named) AddMethod(m *Func)
func (t *Named) Method(i int) *Func
func (t *Named) Methods() iter.Seq[*Func]
func (t *Named) NumMethods() int
func (t *Named) Obj() *TypeName
func (t *Named) Origin() *Named
func (t *Named) SetTypeParams(tparams []*TypeParam)
func (t *Named) SetUnderlying(u Type)
func (t *Named) String() string
func (t *Named) TypeArgs() *TypeList
func (t *Named) TypeParams() *TypeParamList
func (n *Named) Underlying() Type

type Nil struct {
	object
}
func (obj *Nil) String() string

type Object interface {
	Parent() *Scope
	Pos() token.Pos
	Pkg() *Package
	Name() string
	Type() Type
	Exported() bool
	Id() string
	String() string
	order() uint32
	setType(Type)
	setOrder(uint32)
	setParent(*Scope)
	sameId(pkg *Package, name string, foldCase bool) bool
	scopePos() token.Pos
	setScopePos(pos token.Pos)
}

type Package struct{}
func (pkg *Package) Complete() bool
func (pkg *Package) GoVersion() string
func (pkg *Package) Imports() []*Package
func (pkg *Package) MarkComplete()
func (pkg *Package) Name() string
func (pkg *Package) Path() string
func (pkg *Package) Scope() *Scope
func (pkg *Package) SetImports(list []*Package)
func (pkg *Package) SetName(name string)
func (pkg *Package) String() string

type PkgName struct {
	object
}
func (obj *PkgName) Imported() *Package
func (obj *PkgName) String() string

type Pointer struct{}
func (p *Pointer) Elem() Type
func (p *Pointer) String() string
func (p *Pointer) Underlying() Type

type Qualifier func(*Package) string

type Scope struct{}
func (s *Scope) Child(i int) *Scope
func (s *Scope) Children() iter.Seq[*Scope]
func (s *Scope) Contains(pos token.Pos) bool
func (s *Scope) End() token.Pos
func (s *Scope) Innermost(pos token.Pos) *Scope
func (s *Scope) Insert(obj Object) Object
func (s *Scope) Len() int
func (s *Scope) Lookup(name string) Object
func (s *Scope) LookupParent(name string, pos token.Pos) (*Scope, Object)
func (s *Scope) Names() []string
func (s *Scope) NumChildren() int
func (s *Scope) Parent() *Scope
func (s *Scope) Pos() token.Pos
func (s *Scope) String() string
func (s *Scope) WriteTo(w io.Writer, n int, recurse bool)

type Selection struct{}
func (s *Selection) Index() []int
func (s *Selection) Indirect() bool
func (s *Selection) Kind() SelectionKind
func (s *Selection) Obj() Object
func (s *Selection) Recv() Type
func (s *Selection) String() string
func (s *Selection) Type() Type

type SelectionKind int

type Signature struct{}
func (s *Signature) Params() *Tuple
func (s *Signature) Recv() *Var
func (s *Signature) RecvTypeParams() *TypeParamList
func (s *Signature) Results() *Tuple
func (s *Signature) String() string
func (s *Signature) TypeParams() *TypeParamList
func (s *Signature) Underlying() Type
func (s *Signature) Variadic() bool

type Sizes interface {
	Alignof(T Type) int64
	Offsetsof(fields []*Var) []int64
	Sizeof(T Type) int64
}

type Slice struct{}
func (s *Slice) Elem() Type
func (s *Slice) String() string
func (s *Slice) Underlying() Type

type StdSizes struct {
	WordSize int64
	MaxAlign int64
}
func (s *StdSizes) Alignof(T Type) (result int64)
func (s *StdSizes) Offsetsof(fields []*Var) []int64
func (s *StdSizes) Sizeof(T Type) int64

type Struct struct{}
func (s *Struct) Field(i int) *Var
func (s *Struct) Fields() iter.Seq[*Var]
func (s *Struct) NumFields() int
func (t *Struct) String() string
func (s *Struct) Tag(i int) string
func (t *Struct) Underlying() Type

type Term struct{}
func (t *Term) String() string
func (t *Term) Tilde() bool
func (t *Term) Type() Type

type Tuple struct{}
func (t *Tuple) At(i int) *Var
func (t *Tuple) Len() int
func (t *Tuple) String() string
func (t *Tuple) Underlying() Type
func (t *Tuple) Variables() iter.Seq[*Var]

type Type interface {
	Underlying() Type
	String() string
}

type TypeAndValue struct {
	Type Type
	Value constant.Value
}
func (tv TypeAndValue) Addressable() bool
func (tv TypeAndValue) Assignable() bool
func (tv TypeAndValue) HasOk() bool
func (tv TypeAndValue) IsBuiltin() bool
func (tv TypeAndValue) IsNil() bool
func (tv TypeAndValue) IsType() bool
func (tv TypeAndValue) IsValue() bool
func (tv TypeAndValue) IsVoid() bool

type TypeList struct{}
func (l *TypeList) At(i int) Type
func (l *TypeList) Len() int
func (l *TypeList) String() string
func (l *TypeList) Types() iter.Seq[Type]

type TypeName struct {
	object
}
func (obj *TypeName) IsAlias() bool
func (obj *TypeName) String() string

type TypeParam struct{}
func (t *TypeParam) Constraint() Type
func (t *TypeParam) Index() int
func (t *TypeParam) Obj() *TypeName
func (t *TypeParam) SetConstraint(bound Type)
func (t *TypeParam) String() string
func (t *TypeParam) Underlying() Type

type TypeParamList struct{}
func (l *TypeParamList) At(i int) *TypeParam
func (l *TypeParamList) Len() int
func (l *TypeParamList) String() string
func (l *TypeParamList) TypeParams() iter.Seq[*TypeParam]

type Union struct{}
func (u *Union) Len() int
func (u *Union) String() string
func (u *Union) Term(i int) *Term
func (u *Union) Terms() iter.Seq[*Term]
func (u *Union) Underlying() Type

type Var struct {
	object
}
func (obj *Var) Anonymous() bool
func (obj *Var) Embedded() bool
func (obj *Var) IsField() bool
func (v *Var) Kind() VarKind
func (obj *Var) Origin() *Var
func (v *Var) SetKind(kind VarKind)
func (obj *Var) String() string

type VarKind byte
func (kind VarKind) String() string

type environment struct{}

type object struct{}
func (obj *object) Exported() bool
func (obj *object) Id() string
func (obj *object) Name() string
func (obj *object) Parent() *Scope
func (obj *object) Pkg() *Package
func (obj *object) Pos() token.Pos
func (obj *object) String() string
func (obj *object) Type() Type

func AssertableTo(V *Interface, T Type) bool
func AssignableTo(V Type, T Type) bool
func CheckExpr(fset *token.FileSet, pkg *Package, pos token.Pos, expr ast.Expr, info *Info) (err error)
func Comparable(T Type) bool
func ConvertibleTo(V Type, T Type) bool
func DefPredeclaredTestFuncs()
func Default(t Type) Type
func Eval(fset *token.FileSet, pkg *Package, pos token.Pos, expr string) (_ TypeAndValue, err error)
func ExprString(x ast.Expr) string
func Id(pkg *Package, name string) string
func Identical(x Type, y Type) bool
func IdenticalIgnoreTags(x Type, y Type) bool
func Implements(V Type, T *Interface) bool
func Instantiate(ctxt *Context, orig Type, targs []Type, validate bool) (Type, error)
func IsInterface(t Type) bool
func LookupFieldOrMethod(T Type, addressable bool, pkg *Package, name string) (obj Object, index []int, indirect bool)
func LookupSelection(T Type, addressable bool, pkg *Package, name string) (Selection, bool)
func MissingMethod(V Type, T *Interface, static bool) (method *Func, wrongType bool)
func NewAlias(obj *TypeName, rhs Type) *Alias
func NewArray(elem Type, len int64) *Array
func NewChan(dir ChanDir, elem Type) *Chan
func NewChecker(conf *Config, fset *token.FileSet, pkg *Package, info *Info) *Checker
func NewConst(pos token.Pos, pkg *Package, name string, typ Type, val constant.Value) *Const
func NewContext() *Context
func NewField(pos token.Pos, pkg *Package, name string, typ Type, embedded bool) *Var
func NewFunc(pos token.Pos, pkg *Package, name string, sig *Signature) *Func
func NewInterface(methods []*Func, embeddeds []*Named) *Interface
func NewInterfaceType(methods []*Func, embeddeds []Type) *Interface
func NewLabel(pos token.Pos, pkg *Package, name string) *Label
func NewMap(key Type, elem Type) *Map
func NewMethodSet(T Type) *MethodSet
func NewNamed(obj *TypeName, underlying Type, methods []*Func) *Named
func NewPackage(path string, name string) *Package
func NewParam(pos token.Pos, pkg *Package, name string, typ Type) *Var
func NewPkgName(pos token.Pos, pkg *Package, name string, imported *Package) *PkgName
func NewPointer(elem Type) *Pointer
func NewScope(parent *Scope, pos token.Pos, end token.Pos, comment string) *Scope
func NewSignature(recv *Var, params *Tuple, results *Tuple, variadic bool) *Signature
func NewSignatureType(recv *Var, recvTypeParams []*TypeParam, typeParams []*TypeParam, params *Tuple, results *Tuple, variadic bool) *Signature
func NewSlice(elem Type) *Slice
func NewStruct(fields []*Var, tags []string) *Struct
func NewTerm(tilde bool, typ Type) *Term
func NewTuple(x ...*Var) *Tuple
func NewTypeName(pos token.Pos, pkg *Package, name string, typ Type) *TypeName
func NewTypeParam(obj *TypeName, constraint Type) *TypeParam
func NewUnion(terms []*Term) *Union
func NewVar(pos token.Pos, pkg *Package, name string, typ Type) *Var
func ObjectString(obj Object, qf Qualifier) string
func RelativeTo(pkg *Package) Qualifier
func Satisfies(V Type, T *Interface) bool
func SelectionString(s *Selection, qf Qualifier) string
func SizesFor(compiler string, arch string) Sizes
func TypeString(typ Type, qf Qualifier) string
func Unalias(t Type) Type
func WriteExpr(buf *bytes.Buffer, x ast.Expr)
func WriteSignature(buf *bytes.Buffer, sig *Signature, qf Qualifier)
func WriteType(buf *bytes.Buffer, typ Type, qf Qualifier)
