package main // import "crypto/md5/_asm"

func ROUND1(a any, b any, c any, d any, index int, konst uint64, shift uint64)
func ROUND2(a any, b any, c any, d any, index int, konst uint64, shift uint64)
func ROUND3(a any, b any, c any, d any, index int, konst uint64, shift uint64)
func ROUND3FIRST(a any, b any, c any, d any, index int, konst uint64, shift uint64)
func ROUND4(a any, b any, c any, d any, index int, konst uint64, shift uint64)
