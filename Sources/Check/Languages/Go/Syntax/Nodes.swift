/// A node of a `SyntaxTree`: an index into its arrays. `Node.none` stands for an absent child.
struct Node: Hashable, Sendable, BitwiseCopyable {
    /// The index; zero is no node.
    var index: Int32

    /// The node with that index.
    @inline(__always)
    init(_ index: Int32) { self.index = index }

    /// The absent child.
    static var none: Node {
        @inline(__always) get { Node(0) }
    }

    /// Whether there is no node.
    @inline(__always)
    var isNone: Bool { index == 0 }
}

/// The kinds of nodes, and what their four numbers mean.
///
/// A node has a *position* (the byte offset of its main token, named below), a *tag* (one byte), *left* and
/// *right*. Left and right are a node, a number, or an index into the arena `extra`, where a *list* is
/// `count, item, item, …` and a *record* is a fixed run of numbers. The list at index 0 is the empty list. A
/// node that may be absent is `Node.none`. `SyntaxTree` has an accessor for every kind, so that nothing but
/// the parser and the accessors need know these layouts.
///
/// A node comes behind all its descendants, and the nodes of one top-level declaration are a contiguous range
/// that ends with the declaration. Side tables for one function are therefore plain arrays.
enum NodeKind: UInt8 {
    /// Index 0.
    case none

    // MARK: Expressions

    /// Something that could not be parsed, in the place of an expression, statement or declaration.
    /// Position: its start. Left: its end offset.
    case bad
    /// A name. Left: the symbol.
    case identifier
    /// A literal. Tag: the token (`integer`, `float`, `imaginary`, `character`, `string`). Left: its end
    /// offset.
    case basicLiteral
    /// `T{…}`, or `{…}` within another. Position: `{`. Left: the type, or none where it is elided.
    /// Right: record `end, list of elements`.
    case compositeLiteral
    /// `key: value` in a composite literal. Position: `:`. Left: key. Right: value.
    case keyValue
    /// `func(…) … {…}`. Position: `func`. Left: `functionType`. Right: `block`.
    case functionLiteral
    /// `(x)`, x being an expression or a type. Position: `(`. Left: x. Right: end offset.
    case paren
    /// `x.name`. Position: the name. Left: x. Right: the symbol of the name.
    case selector
    /// `x[i]`, or the instantiation `x[T, U]`. Position: `[`. Left: x. Right: record `end, list of indices`.
    case index
    /// `x[low:high:max]`. Position: `[`. Tag: 1 with two colons. Left: x.
    /// Right: record `end, low, high, max`, each but the first or none.
    case slice
    /// `x.(T)`. Position: `(`. Left: x. Right: record `end, T`; T is none for `x.(type)`, which the parser
    /// leaves in a tree only outside of a type switch's head, where it is wrong.
    case typeAssertion
    /// `f(…)`: a call or a conversion. Position: `(`. Tag: 1 with `...` behind the last argument. Left: f.
    /// Right: record `end, list of arguments`. An argument may be a type (`make`, `new`).
    case call
    /// `*x`: a dereference or a pointer type. Position: `*`. Left: x.
    case star
    /// A unary operator. Position: the operator. Tag: its token (`arrow` is a receive, `tilde` is in
    /// constraints only). Left: the operand.
    case unary
    /// A binary operator. Position: the operator. Tag: its token (`or` in constraints is a union). Left and
    /// right: the operands. A long sum leans to the left: walk the left operands with a loop, see
    /// `SyntaxLimits`.
    case binary

    // MARK: Types

    /// `[n]T`, `[...]T` (n is an `ellipsis`) or `[]T` (n is none). Position: `[`. Left: n. Right: T.
    case arrayType
    /// `...T`, the type of a last parameter, or `...` as a length (then without T). Position: `...`. Left: T.
    case ellipsis
    /// `struct{…}`. Position: `struct`. Right: record `end, list of fields`.
    case structType
    /// `interface{…}`. Position: `interface`. Right: record `end, list of fields`: a method is a field with
    /// one name and a `functionType`, an embedded element is a field without names.
    case interfaceType
    /// A signature. Position: `func`, or in a method of an interface `(`. Left: `fieldList` of parameters.
    /// Right: `fieldList` of results, or none. Type parameters stand at the declaration.
    case functionType
    /// `map[K]V`. Position: `map`. Left: K. Right: V.
    case mapType
    /// `chan T`. Position: `chan` or `<-`. Tag: 0 both directions, 1 send only, 2 receive only. Left: T.
    case channelType
    /// `(…)` of parameters or results, `[…]` of type parameters, or one bare result (tag 1). Position: the
    /// bracket, or the bare result's start. Left: list of fields. Right: end offset.
    case fieldList
    /// Names and their type. Position: start of the first name or of the type. Left: list of identifiers
    /// (empty for an unnamed parameter or an embedded element). Right: the type. Tag: 1 where a field of a
    /// struct has a tag; the number behind the list is then the tag's `basicLiteral`.
    case field

    // MARK: Statements

    /// `{…}`. Position: `{`. Left: list of statements (clauses in a switch or select). Right: end offset.
    case block
    /// An expression as a statement. Position: as the expression's. Left: the expression.
    case expressionStatement
    /// `channel <- value`. Position: `<-`. Left: channel. Right: value.
    case send
    /// `x++`, `x--`. Position: the operator. Tag: its token. Left: x.
    case incrementDecrement
    /// `a, b = c, d` and its like. Position: the operator. Tag: its token (`assign`, `define`, `addAssign`,
    /// …). Left: list of the left sides. Right: list of the right sides.
    case assignment
    /// `go f()`. Left: the expression behind the keyword (a `call` in valid code; parentheses are removed).
    case goStatement
    /// `defer f()`. As `goStatement`.
    case deferStatement
    /// `return …`. Left: list of results.
    case returnStatement
    /// `break`, `continue`, `goto`, `fallthrough`. Tag: the token. Left: the label's `identifier`, or none.
    case branch
    /// `label: statement`. Position: `:`. Left: `identifier`. Right: statement (an `empty` one before `}`).
    case labeled
    /// A lone `;`. Tag: 1 where it is not even written.
    case empty
    /// `if init; condition {…} else …`. Left: the condition. Right: record `init, then block, else`;
    /// else is a `block`, an `ifStatement` or none.
    case ifStatement
    /// `switch init; value {…}`. Left: record `init, value, block of clauses`; the first two may be none.
    case switchStatement
    /// `switch init; name := x.(type) {…}`. Left: record `init, name, x, block of clauses`; the first two may
    /// be none; name is an `identifier` that each clause declares anew.
    case typeSwitch
    /// `select {…}`. Left: block of `communicationClause`.
    case selectStatement
    /// `case x, y:` or `default:` (tag 1). Left: list of expressions or types. Right: record `end, list of
    /// statements`.
    case caseClause
    /// `case v, ok := <-c:` and its like, or `default:` (tag 1). Left: the `send`, `assignment` or
    /// `expressionStatement`, or none. Right: record `end, list of statements`.
    case communicationClause
    /// `for init; condition; post {…}`. Left: record `init, condition, post, block`; the first three may be
    /// none.
    case forStatement
    /// `for key, value = range x {…}`. Tag: 0 without variables, 1 with `=`, 2 with `:=`.
    /// Left: record `key, value, x, block`; the first two may be none.
    case rangeStatement

    // MARK: Declarations (also statements)

    /// `import`, `const`, `type`, `var`. Position: the keyword. Tag: its token. Left: list of specifications.
    /// Right: end offset.
    case generalDeclaration
    /// `name "path"`. Position: the start. Left: name's `identifier` (the symbol `.` for a dot import), or
    /// none. Right: the path's `basicLiteral`, or `bad`.
    case importSpecification
    /// `a, b T = c, d`. Position: the first name. Tag: the token `const` or `var`. Left: list of identifiers.
    /// Right: record `T or none, index in its group (iota), list of values`.
    case valueSpecification
    /// `Name[type parameters] T`. Position: the name. Tag: 1 for an alias (`=`). Left: the name's
    /// `identifier`. Right: record `type parameters' fieldList or none, T`.
    case typeSpecification
    /// `func (receiver) name[type parameters](…) … {…}`. Position: `func`. Left: the name's `identifier`.
    /// Right: record
    /// `receiver's fieldList or none, type parameters' fieldList or none, functionType, block or none, end`.
    case functionDeclaration
}

/// How deep a tree can be. Walks by recursion need a stack for that depth: give the threads that parse, type
/// and lower 16 MB (only touched pages cost anything).
enum SyntaxLimits {
    /// The nesting of expressions, types and statements in each other.
    static var nesting: Int { 1_000 }
    /// The links of one chain `a.b().c[i]…`, which nests to the left.
    static var chain: Int { 4_000 }
    /// The operators of one level in a row, `a + b + c …`, which nest to the left.
    static var operators: Int { 20_000 }
}
