package main // import "simd/archsimd/_gen/wasmgen"

const EmulatedRule OpFlags = 8192
const IsBitwise OpFlags = 32
const IsCommutative OpFlags = 512
const IsConst OpFlags = 1
const IsConversion OpFlags = 1024
const IsExtract OpFlags = 256
const IsLoad OpFlags = 2
const IsRelation OpFlags = 64
const IsShift OpFlags = 8
const IsSplat OpFlags = 16
const IsStore OpFlags = 4
const IsTest OpFlags = 128
const NameHasFormat OpFlags = 2048
const NonSigned OpFlags = 4096

type OpFlags uint16
func (o OpFlags) OneString() string
func (o OpFlags) String() string

func CapitalizeFirst(s string) string
