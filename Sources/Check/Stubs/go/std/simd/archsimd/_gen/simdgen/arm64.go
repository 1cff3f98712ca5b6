package arm64 // import "simd/archsimd/_gen/simdgen/arm64"

import "simd/archsimd/_gen/unify"

const BaseTypeFloat = 4
const BaseTypeInt = 1
const BaseTypeUint = 2
const DefaultArngs ArngShape = 0
const LongArngs ArngShape = 2
const NarrowArngs ArngShape = 1
const OperandGReg OperandType = 1
const OperandImm OperandType = 2
const OperandList OperandType = 4
const OperandVElem OperandType = 3
const OperandVReg OperandType = 0
const UnsupportedArngs ArngShape = 4
const WideArngs ArngShape = 3

type ArngShape int

type Arrangement struct{}

type BaseTypeSet int
func (t BaseTypeSet) String() string

type Instruction struct {
	any
}
func (instruction *Instruction) ArngShape() ArngShape
func (instruction *Instruction) Arrangements() ([]Arrangement, ArngShape)
func (instruction *Instruction) BaseTypeSet() BaseTypeSet
func (instruction *Instruction) Bitwise() bool
func (instruction *Instruction) Brief() string
func (instruction *Instruction) Documentation() string
func (instruction *Instruction) EmitAll() []*unify.Value
func (instruction *Instruction) InstrClass() string
func (instruction *Instruction) IsAlias() bool
func (instruction *Instruction) Mnemonic() string
func (instruction *Instruction) ResultInArg0() bool

type Operand struct {
	Type OperandType
	Class string
	BaseType string
	ElemBits int
	Bits int
	Lanes int
	ImmMax int
	Role string
	ListNumber int
	AsmPos int
}
func (op *Operand) Emit() *unify.Value

type OperandType int
func (t OperandType) String() string

func Load(path string) ([]*unify.Value, error)
func ParseInstructions(path string) ([]*Instruction, error)
