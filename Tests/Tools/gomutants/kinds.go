package main

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"
)

func itoa(number int) string { return strconv.Itoa(number) }

func mut(ids ...int) string {
	var numbers []string
	for _, id := range ids {
		numbers = append(numbers, itoa(id))
	}
	return "suretyprobe.Mut(" + strings.Join(numbers, ", ") + ")"
}

func once(id int) string { return "suretyprobe.Once(" + itoa(id) + ")" }

// The types that name a kind; everything else with a Close is "owner of others".
var kinds = map[string]string{
	"os.File": "file", "os.Root": "file", "io/fs.File": "file", "net.Listener": "listener", "net.TCPListener": "listener",
	"net.UnixListener": "listener", "net.Conn": "connection", "net.TCPConn": "connection", "net.UDPConn": "connection",
	"net.UnixConn": "connection", "net.PacketConn": "connection", "net.IPConn": "connection", "crypto/tls.Conn": "connection",
	"database/sql.Rows": "rows", "database/sql.Tx": "transaction", "database/sql.Stmt": "statement",
	"database/sql.Conn": "connection", "net/http/httptest.Server": "server", "net/http.Server": "server",
}

// release tells what kind of thing a call releases, and the expression that names it; "" if it releases nothing.
func (f *finder) release(call *ast.CallExpr) (string, ast.Expr) {
	switch callee := call.Fun.(type) {
	case *ast.Ident:
		value, is := f.pack.info.Uses[callee].(*types.Var)
		if is && len(call.Args) == 0 && value.Type().String() == "context.CancelFunc" {
			return "cancel function", callee
		}
	case *ast.SelectorExpr:
		function, is := f.pack.info.Uses[callee.Sel].(*types.Func)
		if !is {
			return "", nil
		}
		if function.Signature().Recv() == nil {
			return f.releasingFunction(function, call)
		}
		return f.releasingMethod(callee, call)
	}
	return "", nil
}

func (f *finder) releasingFunction(function *types.Func, call *ast.CallExpr) (string, ast.Expr) {
	if len(call.Args) != 1 || function.Pkg() == nil {
		return "", nil
	}
	switch function.Pkg().Path() + "." + function.Name() {
	case "os.Remove", "os.RemoveAll":
		return "temporary file", call.Args[0]
	case "syscall.Close", "golang.org/x/sys/unix.Close":
		return "descriptor", call.Args[0]
	}
	return "", nil
}

func (f *finder) releasingMethod(callee *ast.SelectorExpr, call *ast.CallExpr) (string, ast.Expr) {
	if len(call.Args) != 0 {
		return "", nil
	}
	receiver := f.pack.info.Types[callee.X].Type
	if receiver == nil {
		return "", nil
	}
	name := strings.TrimPrefix(types.Unalias(receiver).String(), "*")
	switch callee.Sel.Name {
	case "Unlock", "RUnlock":
		return "lock", callee.X
	case "Wait":
		if name == "os/exec.Cmd" || name == "os.Process" {
			return "child", callee.X
		}
	case "Rollback":
		if name == "database/sql.Tx" {
			return "transaction", callee.X
		}
	case "Close":
		if body, is := callee.X.(*ast.SelectorExpr); is && body.Sel.Name == "Body" {
			if f.isResponse(body.X) {
				return "body", callee.X
			}
		}
		if kind := kinds[name]; kind != "" {
			return kind, callee.X
		}
		return "owner of others", callee.X
	}
	return "", nil
}

func (f *finder) isResponse(of ast.Expr) bool {
	kind := f.pack.info.Types[of].Type
	return kind != nil && kind.String() == "*net/http.Response"
}

// isLocal tells whether what is released was acquired in the function around it: a lock that is taken there under the
// same name, or a variable of the function that gets its value from a call there.
func (f *finder) isLocal(kind string, of ast.Expr) bool {
	declared := f.declared()
	if declared == nil {
		return false
	}
	if kind == "lock" {
		return f.locks(declared, f.text(of))
	}
	root := of
	for {
		switch inner := root.(type) {
		case *ast.SelectorExpr:
			root = inner.X
			continue
		case *ast.CallExpr:
			root = inner.Fun
			continue
		}
		break
	}
	name, is := root.(*ast.Ident)
	if !is {
		return false
	}
	value, is := f.pack.info.Uses[name].(*types.Var)
	return is && value.Pos() > declared.Body.Pos() && value.Pos() < declared.Body.End() && f.comesFromCall(declared, value)
}

func (f *finder) declared() *ast.FuncDecl {
	for _, node := range f.stack {
		if function, is := node.(*ast.FuncDecl); is {
			return function
		}
	}
	return nil
}

func (f *finder) locks(function *ast.FuncDecl, name string) bool {
	found := false
	ast.Inspect(function.Body, func(node ast.Node) bool {
		call, is := node.(*ast.CallExpr)
		if !is {
			return true
		}
		callee, is := call.Fun.(*ast.SelectorExpr)
		if is && strings.HasSuffix(callee.Sel.Name, "Lock") && !strings.HasSuffix(callee.Sel.Name, "Unlock") {
			found = found || f.text(callee.X) == name
		}
		return true
	})
	return found
}

func (f *finder) comesFromCall(function *ast.FuncDecl, value *types.Var) bool {
	found := false
	ast.Inspect(function.Body, func(node ast.Node) bool {
		assignment, is := node.(*ast.AssignStmt)
		if !is {
			return true
		}
		for index, left := range assignment.Lhs {
			name, is := left.(*ast.Ident)
			if !is || f.pack.info.Defs[name] != value && f.pack.info.Uses[name] != value {
				continue
			}
			right := assignment.Rhs[min(index, len(assignment.Rhs)-1)]
			if call, is := right.(*ast.CallExpr); is && !f.pack.info.Types[call.Fun].IsType() {
				found = true
			}
		}
		return true
	})
	return found
}
