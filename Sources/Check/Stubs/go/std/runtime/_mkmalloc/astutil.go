package astutil // import "runtime/_mkmalloc/astutil"

import "go/ast"

func CloneNode[T ast.Node](n T) T
