// Command godecls prints the declarations of every Go file below a directory, as go/parser sees them.
// The tests of SuretyGo compare its output with what Surety's own parser finds.
//
// A line is one declaration: kind, name, base type of the receiver, first byte, byte behind the last.
// A file begins with a line "file PATH", with " errors" behind it if go/parser reports any.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: godecls DIRECTORY")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(root string) error {
	var paths []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(path, ".go") {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	sort.Strings(paths)
	out := bufio.NewWriter(os.Stdout)
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		printFile(out, relative, source)
	}
	return out.Flush()
}

func printFile(out *bufio.Writer, path string, source []byte) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, source, parser.ParseComments|parser.SkipObjectResolution|parser.AllErrors)
	fmt.Fprintf(out, "file %s", path)
	if err != nil {
		fmt.Fprint(out, " errors")
	}
	fmt.Fprintln(out)
	if file == nil {
		return
	}
	offset := func(pos token.Pos) int {
		if !pos.IsValid() {
			return -1
		}
		return set.PositionFor(pos, false).Offset
	}
	line := func(kind, name, receiver string, node ast.Node) {
		fmt.Fprintf(out, "%s %s %s %d %d\n", kind, name, receiver, offset(node.Pos()), offset(node.End()))
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.BadDecl:
			line("bad", "-", "-", decl)
		case *ast.FuncDecl:
			line("func", decl.Name.Name, receiver(decl), decl)
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.ImportSpec:
					name := "-"
					if spec.Name != nil {
						name = spec.Name.Name
					}
					line("import", name, "-", spec)
				case *ast.TypeSpec:
					line("type", spec.Name.Name, "-", spec)
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						line(decl.Tok.String(), name.Name, "-", spec)
					}
				}
			}
		}
	}
}

func receiver(decl *ast.FuncDecl) string {
	if decl.Recv == nil || len(decl.Recv.List) == 0 {
		return "-"
	}
	expr := decl.Recv.List[0].Type
	for {
		switch x := expr.(type) {
		case *ast.ParenExpr:
			expr = x.X
		case *ast.StarExpr:
			expr = x.X
		case *ast.IndexExpr:
			expr = x.X
		case *ast.IndexListExpr:
			expr = x.X
		case *ast.Ident:
			return x.Name
		default:
			return "?"
		}
	}
}
