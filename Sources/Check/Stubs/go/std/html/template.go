package template // import "html/template"

import "io"
import "io/fs"
import "text/template"
import "text/template/parse"

const ErrAmbigContext ErrorCode = 1
const ErrBadHTML ErrorCode = 2
const ErrBranchEnd ErrorCode = 3
const ErrEndContext ErrorCode = 4
const ErrJSTemplate ErrorCode = 12
const ErrNoSuchTemplate ErrorCode = 5
const ErrOutputContext ErrorCode = 6
const ErrPartialCharset ErrorCode = 7
const ErrPartialEscape ErrorCode = 8
const ErrPredefinedEscaper ErrorCode = 11
const ErrRangeLoopReentry ErrorCode = 9
const ErrSlashAmbig ErrorCode = 10
const OK ErrorCode = 0

type CSS string

type Error struct {
	ErrorCode ErrorCode
	Node parse.Node
	Name string
	Line int
	Description string
}
func (e *Error) Error() string

type ErrorCode int

type FuncMap = template.FuncMap

type HTML string

type HTMLAttr string

type JS string

type JSStr string

type Srcset string

type Template struct {
	Tree *parse.Tree
	*nameSpace
}
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error)
func (t *Template) Clone() (*Template, error)
func (t *Template) DefinedTemplates() string
func (t *Template) Delims(left string, right string) *Template
func (t *Template) Execute(wr io.Writer, data any) error
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error
func (t *Template) Funcs(funcMap template.FuncMap) *Template
func (t *Template) Lookup(name string) *Template
func (t *Template) Name() string
func (t *Template) New(name string) *Template
func (t *Template) Option(opt ...string) *Template
func (t *Template) Parse(text string) (*Template, error)
func (t *Template) ParseFS(fs fs.FS, patterns ...string) (*Template, error)
func (t *Template) ParseFiles(filenames ...string) (*Template, error)
func (t *Template) ParseGlob(pattern string) (*Template, error)
func (t *Template) Templates() []*Template

type URL string

type nameSpace struct{}

func HTMLEscape(w io.Writer, b []byte)
func HTMLEscapeString(s string) string
func HTMLEscaper(args ...any) string
func IsTrue(val any) (truth bool, ok bool)
func JSEscape(w io.Writer, b []byte)
func JSEscapeString(s string) string
func JSEscaper(args ...any) string
func Must(t *Template, err error) *Template
func New(name string) *Template
func ParseFS(fs fs.FS, patterns ...string) (*Template, error)
func ParseFiles(filenames ...string) (*Template, error)
func ParseGlob(pattern string) (*Template, error)
func URLQueryEscaper(args ...any) string
