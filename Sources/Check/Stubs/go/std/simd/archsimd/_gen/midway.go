package main // import "simd/archsimd/_gen/midway"

import "go/ast"

type ArchAndFiles struct{}

type Comments struct {
	Types map[string]string
	Functions map[string]string
	Methods map[string]map[string]string
}

type MethodSet map[string]*ast.FuncDecl

type TypeMethod struct{}

type TypeMethods map[string]MethodSet
