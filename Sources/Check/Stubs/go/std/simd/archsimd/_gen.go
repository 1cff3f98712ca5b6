package main // import "simd/archsimd/_gen"
