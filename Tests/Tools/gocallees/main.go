// Command gocallees prints, for every call in some packages of the standard library, what go/types says it calls.
// The tests of SuretyGo compare its output with what Surety's own typer finds.
//
// A line is one call: file below GOROOT/src, offset of the opening parenthesis, kind, name, and behind a tab the type of
// the call, in the form of Surety's own names of types. Kinds are func, method, interface, builtin, conversion, dynamic.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	set := token.NewFileSet()
	source := importer.ForCompiler(set, "source", nil)
	for _, path := range os.Args[1:] {
		if err := check(out, set, source, path); err != nil {
			fmt.Fprintln(os.Stderr, path, err)
		}
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func check(out *bufio.Writer, set *token.FileSet, source types.Importer, path string) error {
	found, err := build.Import(path, "", 0)
	if err != nil {
		return err
	}
	var files []*ast.File
	for _, name := range append(found.GoFiles, found.CgoFiles...) {
		file, err := parser.ParseFile(set, filepath.Join(found.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	info := &types.Info{
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
	}
	config := types.Config{Importer: source, FakeImportC: true, Error: func(error) {}}
	config.Check(path, set, files, info)
	for _, file := range files {
		ast.Inspect(file, func(node ast.Node) bool {
			if call, ok := node.(*ast.CallExpr); ok {
				position := set.Position(call.Lparen)
				name, _ := filepath.Rel(filepath.Join(build.Default.GOROOT, "src"), position.Filename)
				fmt.Fprintf(out, "%s %d %s\t%s\n", name, position.Offset, callee(info, call), typeOf(info, call))
			}
			return true
		})
	}
	return nil
}

func callee(info *types.Info, call *ast.CallExpr) string {
	fun := ast.Unparen(call.Fun)
	if value, ok := info.Types[fun]; ok {
		if value.IsType() {
			return "conversion"
		}
		if value.IsBuiltin() {
			return "builtin"
		}
	}
	switch index := fun.(type) {
	case *ast.IndexExpr:
		if _, ok := info.Types[index.Index]; ok && info.Types[index.Index].IsType() {
			fun = ast.Unparen(index.X)
		}
	case *ast.IndexListExpr:
		fun = ast.Unparen(index.X)
	}
	var object types.Object
	switch fun := fun.(type) {
	case *ast.Ident:
		object = info.Uses[fun]
	case *ast.SelectorExpr:
		object = info.Uses[fun.Sel]
	}
	function, ok := object.(*types.Func)
	if !ok {
		if object == nil {
			if _, known := info.Types[fun]; !known {
				return "unknown"
			}
		}
		return "dynamic"
	}
	signature := function.Type().(*types.Signature)
	name := strings.ReplaceAll(function.Name(), " ", "")
	if signature.Recv() == nil {
		return "func " + function.Pkg().Name() + "." + name
	}
	receiver := signature.Recv().Type()
	if pointer, ok := receiver.(*types.Pointer); ok {
		receiver = pointer.Elem()
	}
	kind := "method "
	if types.IsInterface(receiver) {
		kind = "interface "
	}
	if named, ok := types.Unalias(receiver).(*types.Named); ok {
		prefix := ""
		if named.Obj().Pkg() != nil {
			prefix = named.Obj().Pkg().Name() + "."
		}
		return kind + prefix + named.Obj().Name() + "." + name
	}
	return kind + "?." + name
}

// typeOf names the type of a call; "-" for a constant, whose type Surety finds by another way.
func typeOf(info *types.Info, call *ast.CallExpr) string {
	value := info.Types[call]
	if value.Value != nil || value.Type == nil && !value.IsVoid() {
		return "-"
	}
	if value.IsVoid() {
		return "()"
	}
	return typeName(value.Type)
}

func typeName(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		switch t.Kind() {
		case types.Uint8:
			return "uint8"
		case types.Int32:
			return "int32"
		case types.UnsafePointer:
			return "unsafe.Pointer"
		}
		return t.Name()
	case *types.Pointer:
		return "*" + typeName(t.Elem())
	case *types.Slice:
		return "[]" + typeName(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), typeName(t.Elem()))
	case *types.Map:
		return "map[" + typeName(t.Key()) + "]" + typeName(t.Elem())
	case *types.Chan:
		return [...]string{"chan ", "chan<- ", "<-chan "}[t.Dir()] + typeName(t.Elem())
	case *types.Tuple:
		return tuple(t)
	case *types.Signature:
		return "func" + signature(t)
	case *types.TypeParam:
		return t.Obj().Name()
	case *types.Named:
		name := t.Obj().Name()
		if t.Obj().Pkg() != nil {
			name = t.Obj().Pkg().Name() + "." + name
		}
		if arguments := t.TypeArgs(); arguments.Len() > 0 {
			var parts []string
			for argument := range arguments.Types() {
				parts = append(parts, typeName(argument))
			}
			name += "[" + strings.Join(parts, ", ") + "]"
		}
		return name
	case *types.Interface:
		if t.Empty() {
			return "any"
		}
	}
	return "-"
}

func tuple(t *types.Tuple) string {
	var parts []string
	for v := range t.Variables() {
		parts = append(parts, typeName(v.Type()))
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

func signature(t *types.Signature) string {
	parameters := tuple(t.Params())
	if t.Variadic() {
		last := typeName(t.Params().At(t.Params().Len() - 1).Type())
		at := len(parameters) - len(last) - 1
		parameters = parameters[:at] + "..." + parameters[at+2:]
	}
	switch t.Results().Len() {
	case 0:
		return parameters
	case 1:
		return parameters + " " + typeName(t.Results().At(0).Type())
	}
	return parameters + " " + tuple(t.Results())
}
