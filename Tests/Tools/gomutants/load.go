package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A listed package is what `go list` tells of it.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles, CgoFiles       []string
	TestGoFiles             []string
	XTestGoFiles            []string
	ImportMap               map[string]string
	DepOnly                 bool
}

// A loader checks the types of packages against the export data of what they import.
type loader struct {
	files    *token.FileSet
	exports  map[string]string
	importer types.Importer
	mapped   map[string]string
}

func list(folder string, packages []string) (*loader, []listed) {
	arguments := append([]string{"list", "-e", "-export", "-deps", "-json"}, packages...)
	command := exec.Command(goCommand(), arguments...)
	command.Dir = folder
	command.Stderr = os.Stderr
	output, err := command.Output()
	must(err)
	l := &loader{files: token.NewFileSet(), exports: map[string]string{}}
	var wanted []listed
	decoder := json.NewDecoder(strings.NewReader(string(output)))
	for {
		var one listed
		if err := decoder.Decode(&one); err == io.EOF {
			break
		} else {
			must(err)
		}
		l.exports[one.ImportPath] = one.Export
		if !one.DepOnly && len(one.CgoFiles) == 0 && len(one.TestGoFiles)+len(one.XTestGoFiles) > 0 {
			wanted = append(wanted, one)
		}
	}
	l.importer = importer.ForCompiler(l.files, "gc", l.open)
	return l, wanted
}

func goCommand() string {
	if name := os.Getenv("SURETY_GO"); name != "" {
		return name
	}
	return "go"
}

func (l *loader) open(path string) (io.ReadCloser, error) {
	if mapped, is := l.mapped[path]; is {
		path = mapped
	}
	if l.exports[path] == "" {
		return nil, fmt.Errorf("no export data of %s", path)
	}
	return os.Open(l.exports[path])
}

// A checked package has its syntax and types.
type checked struct {
	listed
	loader *loader
	names  []string
	source map[string][]byte
	syntax map[string]*ast.File
	info   *types.Info
}

// load parses and checks a package, or says why that fails.
func (l *loader) load(one listed) (*checked, error) {
	c := &checked{listed: one, loader: l, source: map[string][]byte{}, syntax: map[string]*ast.File{}}
	for _, file := range one.GoFiles {
		name := filepath.Join(one.Dir, file)
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		tree, err := parser.ParseFile(l.files, name, data, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		c.names = append(c.names, name)
		c.source[name], c.syntax[name] = data, tree
	}
	c.info = &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{},
		Defs: map[*ast.Ident]types.Object{}}
	return c, c.checkTypes(nil, c.info)
}

// checkTypes asks the compiler's front end about the package, with some files replaced or added.
func (c *checked) checkTypes(changed map[string][]byte, info *types.Info) error {
	var trees []*ast.File
	for _, name := range c.names {
		if changed[name] == nil {
			trees = append(trees, c.syntax[name])
		}
	}
	for name, data := range changed {
		tree, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		trees = append(trees, tree)
	}
	c.loader.mapped = c.ImportMap
	settings := types.Config{Importer: c.loader.importer, GoVersion: "go1.27", Sizes: types.SizesFor("gc", "amd64")}
	_, err := settings.Check(c.ImportPath, c.loader.files, trees, info)
	return err
}
