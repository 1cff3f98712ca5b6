package tabwriter // import "text/tabwriter"

import "io"

const AlignRight uint = 4
const Debug uint = 32
const DiscardEmptyColumns uint = 8
var Escape int32
const FilterHTML uint = 1
const StripEscape uint = 2
const TabIndent uint = 16

type Writer struct{}
func (b *Writer) Flush() error
func (b *Writer) Init(output io.Writer, minwidth int, tabwidth int, padding int, padchar byte, flags uint) *Writer
func (b *Writer) Write(buf []byte) (n int, err error)

func NewWriter(output io.Writer, minwidth int, tabwidth int, padding int, padchar byte, flags uint) *Writer
