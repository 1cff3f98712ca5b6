// Command gocontracts compares contract files with the standard library that they speak of: every declaration must
// exist, with as many parameters and results, and with the same parameter names, since contracts name parameters.
// It prints one line for each difference, and fails where there is one.
package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gocontracts FOLDER")
		os.Exit(2)
	}
	c := checker{files: token.NewFileSet()}
	c.packages = importer.ForCompiler(c.files, "source", nil)
	if err := filepath.WalkDir(os.Args[1], c.visit(os.Args[1])); err != nil {
		fmt.Fprintln(os.Stderr, "gocontracts:", err)
		os.Exit(2)
	}
	fmt.Printf("%d declarations\n", c.count)
	if c.differences > 0 {
		os.Exit(1)
	}
}

type checker struct {
	files       *token.FileSet
	packages    types.Importer
	count       int
	differences int
}

func (c *checker) visit(root string) fs.WalkDirFunc {
	return func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		file, err := parser.ParseFile(c.files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			c.report(path, err)
			return nil
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		importPath := filepath.ToSlash(strings.TrimSuffix(relative, ".go"))
		if first, _, _ := strings.Cut(importPath, "/"); strings.Contains(first, ".") {
			// Another project's package: only that the file parses can be told here.
			return nil
		}
		pkg, err := c.packages.Import(importPath)
		if err != nil {
			c.report(importPath, err)
			return nil
		}
		for _, declaration := range file.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok {
				c.compare(pkg, function)
			}
		}
		return nil
	}
}

func (c *checker) compare(pkg *types.Package, function *ast.FuncDecl) {
	c.count++
	name := pkg.Path() + "." + function.Name.Name
	object, ok := lookUp(pkg, function).(*types.Func)
	if !ok {
		c.report(name, "no such function")
		return
	}
	signature := object.Type().(*types.Signature)
	names := parameterNames(function)
	if signature.Params().Len() != len(names) {
		c.report(name, signature)
		return
	}
	for i, own := range names {
		if real := signature.Params().At(i).Name(); real != own {
			c.report(name, fmt.Sprintf("parameter %q is called %q", own, real))
		}
	}
	if results := function.Type.Results; results.NumFields() != signature.Results().Len() {
		c.report(name, signature)
	}
}

func lookUp(pkg *types.Package, function *ast.FuncDecl) types.Object {
	if function.Recv == nil {
		return pkg.Scope().Lookup(function.Name.Name)
	}
	expr := function.Recv.List[0].Type
	if star, ok := expr.(*ast.StarExpr); ok {
		expr = star.X
	}
	if index, ok := expr.(*ast.IndexExpr); ok {
		expr = index.X
	}
	ident, ok := expr.(*ast.Ident)
	if !ok {
		return nil
	}
	receiver := pkg.Scope().Lookup(ident.Name)
	if receiver == nil {
		return nil
	}
	object, _, _ := types.LookupFieldOrMethod(receiver.Type(), true, pkg, function.Name.Name)
	return object
}

func parameterNames(function *ast.FuncDecl) []string {
	var names []string
	for _, field := range function.Type.Params.List {
		if len(field.Names) == 0 {
			names = append(names, "")
		}
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
}

func (c *checker) report(name string, what any) {
	c.differences++
	fmt.Printf("%s: %v\n", name, what)
}
