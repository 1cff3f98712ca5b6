package importer // import "go/importer"

import "go/token"
import "go/types"
import "io"

type Lookup func(string) (io.ReadCloser, error)

func Default() types.Importer
func For(compiler string, lookup Lookup) types.Importer
func ForCompiler(fset *token.FileSet, compiler string, lookup Lookup) types.Importer
