package main // import "simd/archsimd/_gen/tmplgen"

const SIMD = "../../"
const SSA = "../../../../cmd/compile/internal/ssa/"
const TD = "../../internal/simd_test/"

func Map[T any, U any](f func(T) U, in []T) []U
