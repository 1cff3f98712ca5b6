package main // import "simd/archsimd/_gen/simdgen"

import "simd/archsimd/_gen/unify"

const AllMasks maskShape = 3
const ConstImm immShape = 2
const ConstVarImm immShape = 4
var FlagArch *string
var FlagNoConstImmPorting *bool
var FlagNoDedup *bool
var FlagReportDup *bool
const GREG_CLASS = 2
const InvalidImm immShape = 0
const InvalidIn inShape = 0
const InvalidMask maskShape = 0
const InvalidMem memShape = 0
const InvalidOut outShape = 0
const NOT_REG_CLASS = 0
const NoImm immShape = 1
const NoMask maskShape = 1
const NoMem memShape = 1
const NoOut outShape = 1
const OneGregOut outShape = 3
const OneImmIn inShape = 3
const OneKmaskImmIn inShape = 4
const OneKmaskIn inShape = 2
const OneKmaskOut outShape = 4
const OneMask maskShape = 2
const OneVregOut outShape = 2
const OneVregOutAtIn outShape = 5
const OneVregOutScalar outShape = 6
const PureKmaskIn inShape = 5
const PureVregIn inShape = 1
const VREG_CLASS = 1
const VarImm immShape = 3
const VarImmLim immShape = 5
var Verbose *bool
const VlistIn inShape = 6
const VregMemIn memShape = 2

type ArchInfo struct {
	Arch string
	ArchUpper string
	ObjArch string
	RegInfoKeys []string
	RegInfoSet map[string]bool
	RegInfoParams string
	GeneratedHeader string
	Arrangements []string
}

type Operand struct {
	Class string
	Go *string
	AsmPos int
	Base *string
	ElemBits *int
	Bits *int
	Const *string
	ImmOffset *string
	ImmMax *int
	Name *string
	Lanes *int
	TreatLikeAScalarOfSize *int
	OverwriteClass *string
	OverwriteBase *string
	OverwriteElementBits *int
	OverwriteBits *int
	FixedReg *string
	ListNumber *int
}
func (o Operand) OpName(s string) string
func (o Operand) OpNameAndType(s string) string
func (op Operand) String() string

type Operation struct {
	rawOperation
	Go string
	Documentation string
	In []Operand
}
func (o *Operation) DecodeUnified(v *unify.Value) error
func (op Operation) DocumentationExported() string
func (op Operation) GenericName() string
func (op Operation) GoExported() string
func (op Operation) GoType() string
func (op Operation) ImmName() string
func (op Operation) ImmType() string
func (o *Operation) IsMasked() bool
func (op Operation) Op0Name(s string) string
func (op Operation) Op0NameAndType(s string) string
func (op Operation) Op1Name(s string) string
func (op Operation) Op1NameAndType(s string) string
func (op Operation) Op2Name(s string) string
func (op Operation) Op2NameAndType(s string) string
func (op Operation) Op3Name(s string) string
func (op Operation) Op3NameAndType(s string) string
func (op Operation) Op4NameAndType(s string) string
func (op Operation) SSAType() string
func (o *Operation) SkipMaskedMethod() bool
func (o Operation) String() string
func (o *Operation) VectorWidth() int

type immShape byte

type inShape byte

type maskShape byte

type memShape byte

type outShape byte

type rawOperation struct {
	Go string
	GoArch string
	Asm string
	Arrangement *string
	OperandOrder *string
	SpecialLower *string
	HiHalfAsm *string
	In []Operand
	InVariant []Operand
	Out []Operand
	MemFeatures *string
	MemFeaturesData *string
	Commutative bool
	CPUFeature string
	Zeroing *bool
	Documentation *string
	AddDoc *string
	ConstImm *string
	NameAndSizeCheck *bool
	NoTypes *string
	NoGenericOps *string
	SSAVariant *string
	HideMaskMethods *bool
}

func CurrentArch() ArchInfo
func GetArchInfo(arch string) (ArchInfo, error)
