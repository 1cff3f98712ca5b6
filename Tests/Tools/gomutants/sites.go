package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// A Site is a place where a mutant can be made.
type Site struct {
	ID               int
	Operator, Kind   string
	Package, File    string
	Line             int
	Function, Source string
	// IsLocal: what is released was acquired in the same function. Else it is a field's, a parameter's, a collection's.
	IsLocal bool
	// Force is the number of the error that has to be there for the path to be taken.
	Force  int
	Mutant []Edit
	// What is known so far.
	Compiles  bool
	Problem   string
	IsDrawn   bool
	Confirmed string
	Found     []string
	Before    []string
}

// An Edit puts a text in the place of a part of the file.
type Edit struct {
	From, To int
	Text     string
}

// A finder walks a file and collects its sites and the edits that put switches in.
type finder struct {
	pack     *checked
	file     string
	tree     *ast.File
	source   []byte
	sites    *[]*Site
	switches []Edit
	forces   map[*ast.IfStmt]int
	nextID   *int
	stack    []ast.Node
	usesStep bool
}

func (f *finder) offset(at token.Pos) int { return f.pack.loader.files.Position(at).Offset }

func (f *finder) text(node ast.Node) string {
	return string(f.source[f.offset(node.Pos()):f.offset(node.End())])
}

// find visits every statement that releases something.
func (f *finder) find() {
	ast.Inspect(f.tree, func(node ast.Node) bool {
		if node == nil {
			f.stack = f.stack[:len(f.stack)-1]
			return true
		}
		f.stack = append(f.stack, node)
		switch statement := node.(type) {
		case *ast.DeferStmt:
			if kind, of := f.release(statement.Call); kind != "" {
				f.deferred(statement, kind, of)
			}
		case *ast.ExprStmt:
			if call, is := statement.X.(*ast.CallExpr); is {
				f.plain(statement, call)
			}
		case *ast.AssignStmt:
			if f.isBlank(statement) {
				if call, is := statement.Rhs[0].(*ast.CallExpr); is {
					f.plain(statement, call)
				}
			}
		}
		return true
	})
}

func (f *finder) isBlank(statement *ast.AssignStmt) bool {
	if len(statement.Lhs) != 1 || len(statement.Rhs) != 1 {
		return false
	}
	name, is := statement.Lhs[0].(*ast.Ident)
	return is && name.Name == "_"
}

// deferred makes the mutants of a deferred release.
func (f *finder) deferred(statement *ast.DeferStmt, kind string, of ast.Expr) {
	block, index := f.place(statement)
	if block == nil {
		return
	}
	ids := []int{f.add("drop-defer", statement, kind, of, f.blank(statement), 0)}
	call := f.text(statement.Call)
	if strings.Contains(call, "\n") {
		f.guard(statement, ids)
		return
	}
	if next := f.nextReturning(block, index); next != nil {
		id := f.add("late-defer", statement, kind, of,
			append(f.blank(statement), f.insert(next.End(), "; defer "+call)), f.force(next))
		f.switches = append(f.switches, f.insert(next.End(), "; if "+mut(id)+" { defer "+call+" }"))
		ids = append(ids, id)
	}
	if last, forced := f.end(block, index); last != nil {
		id := f.add("defer-to-end", statement, kind, of,
			append(f.blank(statement), f.insert(last.Pos(), call+"; ")), f.force(forced))
		f.switches = append(f.switches, f.insert(last.Pos(), "if "+mut(id)+" { "+call+" }; "))
		ids = append(ids, id)
	}
	f.guard(statement, ids)
}

// plain makes the mutants of a release that is not deferred by itself.
func (f *finder) plain(statement ast.Stmt, call *ast.CallExpr) {
	kind, of := f.release(call)
	if kind == "" {
		return
	}
	if block, _ := f.place(statement); block == nil {
		return
	}
	if f.isInDeferredLiteral() {
		f.guard(statement, []int{f.add("drop-defer", statement, kind, of, f.blank(statement), 0)})
		return
	}
	operator, force := "drop-release", 0
	if branch := f.branch(); branch != nil {
		operator = "drop-on-branch"
		if force = f.force(branch); force != 0 {
			operator = "drop-on-error"
		}
	}
	id := f.add(operator, statement, kind, of, f.blank(statement), force)
	if zeros, is := f.zeros(); is {
		early := f.add("early-return", statement, kind, of,
			[]Edit{f.insert(statement.Pos(), "if err := mutantStep(); err != nil { return "+zeros+" }; ")}, 0)
		f.usesStep = true
		f.switches = append(f.switches, f.insert(statement.Pos(),
			"if "+once(early)+" { err := error(suretyprobe.Failure{}); _ = err; if suretyprobe.Mended { "+
				f.text(statement)+" }; return "+zeros+" }; "))
	}
	f.guard(statement, []int{id})
}

func (f *finder) add(operator string, at ast.Stmt, kind string, of ast.Expr, mutant []Edit, force int) int {
	*f.nextID++
	*f.sites = append(*f.sites, &Site{
		ID: *f.nextID, Operator: operator, Kind: kind, Package: f.pack.ImportPath, File: f.file,
		Line: f.pack.loader.files.Position(at.Pos()).Line, Function: f.function(), Source: firstLine(f.text(at)),
		IsLocal: f.isLocal(kind, of), Force: force, Mutant: mutant})
	return *f.nextID
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// blank takes a statement away and leaves the lines as they are.
func (f *finder) blank(statement ast.Stmt) []Edit {
	lines := strings.Repeat("\n", strings.Count(f.text(statement), "\n"))
	return []Edit{{f.offset(statement.Pos()), f.offset(statement.End()), lines}}
}

func (f *finder) insert(at token.Pos, text string) Edit {
	return Edit{f.offset(at), f.offset(at), text}
}

// guard lets a statement run unless one of the mutants does.
func (f *finder) guard(statement ast.Stmt, ids []int) {
	f.switches = append(f.switches, f.insert(statement.Pos(), "if !"+mut(ids...)+" { "),
		f.insert(statement.End(), " }"))
}

// place is the block that a statement stands in, and where.
func (f *finder) place(statement ast.Stmt) ([]ast.Stmt, int) {
	for at := len(f.stack) - 2; at >= 0; at-- {
		var block []ast.Stmt
		switch parent := f.stack[at].(type) {
		case *ast.BlockStmt:
			block = parent.List
		case *ast.CaseClause:
			block = parent.Body
		case *ast.CommClause:
			block = parent.Body
		default:
			return nil, 0
		}
		for index, one := range block {
			if one == statement {
				return block, index
			}
		}
		return nil, 0
	}
	return nil, 0
}

// nextReturning is the next statement of the block if it is an `if` that returns.
func (f *finder) nextReturning(block []ast.Stmt, index int) *ast.IfStmt {
	for _, statement := range block[index+1:] {
		if branch, is := statement.(*ast.IfStmt); is && branch.Else == nil && leaves(branch.Body) {
			return branch
		}
	}
	return nil
}

// end is the return at the block's end if it calls nothing, and the first error return in front of it.
func (f *finder) end(block []ast.Stmt, index int) (last ast.Stmt, forced *ast.IfStmt) {
	final, is := block[len(block)-1].(*ast.ReturnStmt)
	if !is || len(f.results()) != 0 && len(final.Results) == 0 {
		return nil, nil
	}
	calls := false
	ast.Inspect(final, func(node ast.Node) bool {
		_, is := node.(*ast.CallExpr)
		calls = calls || is
		return true
	})
	forced = f.nextReturning(block, index)
	if calls || forced == nil {
		return nil, nil
	}
	return final, forced
}

func leaves(block *ast.BlockStmt) bool {
	if len(block.List) == 0 {
		return false
	}
	_, is := block.List[len(block.List)-1].(*ast.ReturnStmt)
	return is
}

// branch is the innermost `if` around the statement, up to the function, where its block ends in a return.
func (f *finder) branch() *ast.IfStmt {
	for at := len(f.stack) - 2; at > 0; at-- {
		switch f.stack[at].(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			return nil
		}
		block, isBlock := f.stack[at].(*ast.BlockStmt)
		branch, isIf := f.stack[at-1].(*ast.IfStmt)
		if isBlock && isIf && leaves(block) {
			return branch
		}
	}
	return nil
}

// force gives the error that an `if err != nil` asks for a number, once.
func (f *finder) force(branch *ast.IfStmt) int {
	test, is := branch.Cond.(*ast.BinaryExpr)
	if !is || test.Op != token.NEQ {
		return 0
	}
	name, isName := test.X.(*ast.Ident)
	null, isNull := test.Y.(*ast.Ident)
	if !isName || !isNull || null.Name != "nil" {
		return 0
	}
	value, is := f.pack.info.Uses[name].(*types.Var)
	if !is || !types.Identical(value.Type(), types.Universe.Lookup("error").Type()) {
		return 0
	}
	if f.forces[branch] == 0 {
		*f.nextID++
		f.forces[branch] = *f.nextID
		f.switches = append(f.switches, Edit{f.offset(test.Pos()), f.offset(test.End()),
			"suretyprobe.Force(" + itoa(*f.nextID) + ", &" + name.Name + ")"})
	}
	return f.forces[branch]
}

func (f *finder) isInDeferredLiteral() bool {
	for at := len(f.stack) - 1; at > 1; at-- {
		if _, is := f.stack[at].(*ast.FuncLit); is {
			_, isDeferred := f.stack[at-2].(*ast.DeferStmt)
			return isDeferred
		}
	}
	return false
}

// results are those of the innermost function.
func (f *finder) results() []ast.Expr {
	var fields *ast.FieldList
	for _, node := range f.stack {
		switch function := node.(type) {
		case *ast.FuncDecl:
			fields = function.Type.Results
		case *ast.FuncLit:
			fields = function.Type.Results
		}
	}
	var all []ast.Expr
	if fields == nil {
		return nil
	}
	for _, field := range fields.List {
		for range max(1, len(field.Names)) {
			all = append(all, field.Type)
		}
	}
	return all
}

// zeros is what an added return gives back: zero values, and the error where the last result is one.
func (f *finder) zeros() (string, bool) {
	var values []string
	results := f.results()
	for index, result := range results {
		kind := f.pack.info.Types[result].Type
		if kind == nil {
			return "", false
		}
		if index == len(results)-1 && types.Identical(kind, types.Universe.Lookup("error").Type()) {
			values = append(values, "err")
			continue
		}
		values = append(values, f.zero(result, kind))
	}
	return strings.Join(values, ", "), true
}

func (f *finder) zero(written ast.Expr, kind types.Type) string {
	if _, is := kind.(*types.TypeParam); is {
		return "*new(" + f.text(written) + ")"
	}
	switch under := kind.Underlying().(type) {
	case *types.Basic:
		switch {
		case under.Info()&types.IsString != 0:
			return `""`
		case under.Info()&types.IsBoolean != 0:
			return "false"
		case under.Info()&types.IsNumeric != 0:
			return "0"
		}
		return "nil"
	case *types.Struct, *types.Array:
		return "*new(" + f.text(written) + ")"
	}
	return "nil"
}

// function is the declared function around the statement.
func (f *finder) function() string {
	for _, node := range f.stack {
		if declared, is := node.(*ast.FuncDecl); is {
			if declared.Recv != nil {
				return strings.Trim(f.text(declared.Recv.List[0].Type), "*") + "." + declared.Name.Name
			}
			return declared.Name.Name
		}
	}
	return ""
}
