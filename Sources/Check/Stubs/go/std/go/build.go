package build // import "go/build"

import "go/token"
import "io"
import "io/fs"

const AllowBinary ImportMode = 2
var Default Context
const FindOnly ImportMode = 1
const IgnoreVendor ImportMode = 8
const ImportComment ImportMode = 4
var ToolDir string

type Context struct {
	GOARCH string
	GOOS string
	GOROOT string
	GOPATH string
	Dir string
	CgoEnabled bool
	UseAllFiles bool
	Compiler string
	BuildTags []string
	ToolTags []string
	ReleaseTags []string
	InstallSuffix string
	JoinPath func(...string) string
	SplitPathList func(string) []string
	IsAbsPath func(string) bool
	IsDir func(string) bool
	HasSubdir func(string, string) (string, bool)
	ReadDir func(string) ([]fs.FileInfo, error)
	OpenFile func(string) (io.ReadCloser, error)
}
func (ctxt *Context) Import(path string, srcDir string, mode ImportMode) (*Package, error)
func (ctxt *Context) ImportDir(dir string, mode ImportMode) (*Package, error)
func (ctxt *Context) MatchFile(dir string, name string) (match bool, err error)
func (ctxt *Context) SrcDirs() []string

type Directive struct {
	Text string
	Pos token.Position
}

type ImportMode uint

type MultiplePackageError struct {
	Dir string
	Packages []string
	Files []string
}
func (e *MultiplePackageError) Error() string

type NoGoError struct {
	Dir string
}
func (e *NoGoError) Error() string

type Package struct {
	Dir string
	Name string
	ImportComment string
	Doc string
	ImportPath string
	Root string
	SrcRoot string
	PkgRoot string
	PkgTargetRoot string
	BinDir string
	Goroot bool
	PkgObj string
	AllTags []string
	ConflictDir string
	BinaryOnly bool
	GoFiles []string
	CgoFiles []string
	IgnoredGoFiles []string
	InvalidGoFiles []string
	IgnoredOtherFiles []string
	CFiles []string
	CXXFiles []string
	MFiles []string
	HFiles []string
	FFiles []string
	SFiles []string
	SwigFiles []string
	SwigCXXFiles []string
	SysoFiles []string
	CgoCFLAGS []string
	CgoCPPFLAGS []string
	CgoCXXFLAGS []string
	CgoFFLAGS []string
	CgoLDFLAGS []string
	CgoPkgConfig []string
	TestGoFiles []string
	XTestGoFiles []string
	Directives []Directive
	TestDirectives []Directive
	XTestDirectives []Directive
	Imports []string
	ImportPos map[string][]token.Position
	TestImports []string
	TestImportPos map[string][]token.Position
	XTestImports []string
	XTestImportPos map[string][]token.Position
	EmbedPatterns []string
	EmbedPatternPos map[string][]token.Position
	TestEmbedPatterns []string
	TestEmbedPatternPos map[string][]token.Position
	XTestEmbedPatterns []string
	XTestEmbedPatternPos map[string][]token.Position
}
func (p *Package) IsCommand() bool

func ArchChar(goarch string) (string, error)
func Import(path string, srcDir string, mode ImportMode) (*Package, error)
func ImportDir(dir string, mode ImportMode) (*Package, error)
func IsLocalImport(path string) bool
