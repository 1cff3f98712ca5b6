package comment // import "go/doc/comment"

type Block interface {
	block()
}

type Code struct {
	Text string
}

type Doc struct {
	Content []Block
	Links []*LinkDef
}

type DocLink struct {
	Text []Text
	ImportPath string
	Recv string
	Name string
}
func (l *DocLink) DefaultURL(baseURL string) string

type Heading struct {
	Text []Text
}
func (h *Heading) DefaultID() string

type Italic string

type Link struct {
	Auto bool
	Text []Text
	URL string
}

type LinkDef struct {
	Text string
	URL string
	Used bool
}

type List struct {
	Items []*ListItem
	ForceBlankBefore bool
	ForceBlankBetween bool
}
func (l *List) BlankBefore() bool
func (l *List) BlankBetween() bool

type ListItem struct {
	Number string
	Content []Block
}

type Paragraph struct {
	Text []Text
}

type Parser struct {
	Words map[string]string
	LookupPackage func(string) (string, bool)
	LookupSym func(string, string) bool
}
func (p *Parser) Parse(text string) *Doc

type Plain string

type Printer struct {
	HeadingLevel int
	HeadingID func(*Heading) string
	DocLinkURL func(*DocLink) string
	DocLinkBaseURL string
	TextPrefix string
	TextCodePrefix string
	TextWidth int
}
func (p *Printer) Comment(d *Doc) []byte
func (p *Printer) HTML(d *Doc) []byte
func (p *Printer) Markdown(d *Doc) []byte
func (p *Printer) Text(d *Doc) []byte

type Text interface {
	text()
}

func DefaultLookupPackage(name string) (importPath string, ok bool)
