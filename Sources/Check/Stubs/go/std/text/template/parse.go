package parse // import "text/template/parse"

import "strings"

const NodeAction NodeType = 1
const NodeBool NodeType = 2
const NodeBreak NodeType = 21
const NodeChain NodeType = 3
const NodeCommand NodeType = 4
const NodeComment NodeType = 20
const NodeContinue NodeType = 22
const NodeDot NodeType = 5
const NodeField NodeType = 8
const NodeIdentifier NodeType = 9
const NodeIf NodeType = 10
const NodeList NodeType = 11
const NodeNil NodeType = 12
const NodeNumber NodeType = 13
const NodePipe NodeType = 14
const NodeRange NodeType = 15
const NodeString NodeType = 16
const NodeTemplate NodeType = 17
const NodeText NodeType = 0
const NodeVariable NodeType = 18
const NodeWith NodeType = 19
const ParseComments Mode = 1
const SkipFuncCheck Mode = 2

type ActionNode struct {
	NodeType
	Pos
	Line int
	Pipe *PipeNode
}
func (a *ActionNode) Copy() Node
func (a *ActionNode) String() string

type BoolNode struct {
	NodeType
	Pos
	True bool
}
func (b *BoolNode) Copy() Node
func (b *BoolNode) String() string

type BranchNode struct {
	NodeType
	Pos
	Line int
	Pipe *PipeNode
	List *ListNode
	ElseList *ListNode
}
func (b *BranchNode) Copy() Node
func (b *BranchNode) String() string

type BreakNode struct {
	NodeType
	Pos
	Line int
}
func (b *BreakNode) Copy() Node
func (b *BreakNode) String() string

type ChainNode struct {
	NodeType
	Pos
	Node Node
	Field []string
}
func (c *ChainNode) Add(field string)
func (c *ChainNode) Copy() Node
func (c *ChainNode) String() string

type CommandNode struct {
	NodeType
	Pos
	Args []Node
}
func (c *CommandNode) Copy() Node
func (c *CommandNode) String() string

type CommentNode struct {
	NodeType
	Pos
	Text string
}
func (c *CommentNode) Copy() Node
func (c *CommentNode) String() string

type ContinueNode struct {
	NodeType
	Pos
	Line int
}
func (c *ContinueNode) Copy() Node
func (c *ContinueNode) String() string

type DotNode struct {
	NodeType
	Pos
}
func (d *DotNode) Copy() Node
func (d *DotNode) String() string
func (d *DotNode) Type() NodeType

type FieldNode struct {
	NodeType
	Pos
	Ident []string
}
func (f *FieldNode) Copy() Node
func (f *FieldNode) String() string

type IdentifierNode struct {
	NodeType
	Pos
	Ident string
}
func (i *IdentifierNode) Copy() Node
func (i *IdentifierNode) SetPos(pos Pos) *IdentifierNode
func (i *IdentifierNode) SetTree(t *Tree) *IdentifierNode
func (i *IdentifierNode) String() string

type IfNode struct {
	BranchNode
}
func (i *IfNode) Copy() Node

type ListNode struct {
	NodeType
	Pos
	Nodes []Node
}
func (l *ListNode) Copy() Node
func (l *ListNode) CopyList() *ListNode
func (l *ListNode) String() string

type Mode uint

type NilNode struct {
	NodeType
	Pos
}
func (n *NilNode) Copy() Node
func (n *NilNode) String() string
func (n *NilNode) Type() NodeType

type Node interface {
	Type() NodeType
	String() string
	Copy() Node
	Position() Pos
	tree() *Tree
	writeTo(*strings.Builder)
}

type NodeType int
func (t NodeType) Type() NodeType

type NumberNode struct {
	NodeType
	Pos
	IsInt bool
	IsUint bool
	IsFloat bool
	IsComplex bool
	Int64 int64
	Uint64 uint64
	Float64 float64
	Complex128 complex128
	Text string
}
func (n *NumberNode) Copy() Node
func (n *NumberNode) String() string

type PipeNode struct {
	NodeType
	Pos
	Line int
	IsAssign bool
	Decl []*VariableNode
	Cmds []*CommandNode
}
func (p *PipeNode) Copy() Node
func (p *PipeNode) CopyPipe() *PipeNode
func (p *PipeNode) String() string

type Pos int
func (p Pos) Position() Pos

type RangeNode struct {
	BranchNode
}
func (r *RangeNode) Copy() Node

type StringNode struct {
	NodeType
	Pos
	Quoted string
	Text string
}
func (s *StringNode) Copy() Node
func (s *StringNode) String() string

type TemplateNode struct {
	NodeType
	Pos
	Line int
	Name string
	Pipe *PipeNode
}
func (t *TemplateNode) Copy() Node
func (t *TemplateNode) String() string

type TextNode struct {
	NodeType
	Pos
	Text []byte
}
func (t *TextNode) Copy() Node
func (t *TextNode) String() string

type Tree struct {
	Name string
	ParseName string
	Root *ListNode
	Mode Mode
}
func (t *Tree) Copy() *Tree
func (t *Tree) ErrorContext(n Node) (location string, context string)
func (t *Tree) Parse(text string, leftDelim string, rightDelim string, treeSet map[string]*Tree, funcs ...map[string]any) (tree *Tree, err error)

type VariableNode struct {
	NodeType
	Pos
	Ident []string
}
func (v *VariableNode) Copy() Node
func (v *VariableNode) String() string

type WithNode struct {
	BranchNode
}
func (w *WithNode) Copy() Node

func IsEmptyTree(n Node) bool
func New(name string, funcs ...map[string]any) *Tree
func NewIdentifier(ident string) *IdentifierNode
func Parse(name string, text string, leftDelim string, rightDelim string, funcs ...map[string]any) (map[string]*Tree, error)
