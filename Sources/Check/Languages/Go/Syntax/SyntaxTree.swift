import SuretyFlow

/// The nodes of a file: arrays, in memory that a `GoFile` owns. See `NodeKind` for what they mean.
///
/// A plain value of pointers, so that reading it costs no reference count; keep the file alive while you use
/// it.
struct SyntaxTree: @unchecked Sendable {
    /// The kind of each node.
    let kinds: UnsafeMutablePointer<NodeKind>
    /// The tag of each node.
    let tags: UnsafeMutablePointer<UInt8>
    /// The byte offset of each node's main token.
    let positions: UnsafeMutablePointer<UInt32>
    /// Left and right of each node, see `NodeKind`.
    let left: UnsafeMutablePointer<Int32>
    let right: UnsafeMutablePointer<Int32>
    /// Lists and records.
    let extra: UnsafeMutablePointer<Int32>
    /// How many nodes there are; node 0 is `Node.none`.
    let count: Int
    /// The source, with zeros behind it.
    let source: UnsafePointer<UInt8>

    /// The kind of a node.
    @inline(__always)
    func kind(_ node: Node) -> NodeKind { kinds[Int(node.index)] }

    /// The tag of a node.
    @inline(__always)
    func tag(_ node: Node) -> UInt8 { tags[Int(node.index)] }

    /// The tag of a node, as a token.
    @inline(__always)
    func token(_ node: Node) -> Token { unsafeBitCast(tags[Int(node.index)], to: Token.self) }

    /// The byte offset of a node's main token.
    @inline(__always)
    func position(_ node: Node) -> Int { Int(positions[Int(node.index)]) }

    /// The left child.
    @inline(__always)
    func leftNode(_ node: Node) -> Node { Node(left[Int(node.index)]) }

    /// The right child.
    @inline(__always)
    func rightNode(_ node: Node) -> Node { Node(right[Int(node.index)]) }

    /// The node in the record that `index` points to.
    @inline(__always)
    func recordNode(_ index: Int32, _ place: Int) -> Node { Node(extra[Int(index) &+ place]) }

    /// The list that begins at that index of `extra`.
    @inline(__always)
    func list(at index: Int32) -> NodeList {
        NodeList(first: extra + (Int(index) &+ 1), count: Int(extra[Int(index)]))
    }
}

/// Some nodes in a row.
struct NodeList: RandomAccessCollection, @unchecked Sendable {
    /// The numbers of the nodes.
    let first: UnsafePointer<Int32>
    /// How many there are.
    let count: Int

    @inline(__always)
    init(first: UnsafePointer<Int32>, count: Int) {
        self.first = first
        self.count = count
    }

    @inline(__always)
    init(first: UnsafeMutablePointer<Int32>, count: Int) {
        self.first = UnsafePointer(first)
        self.count = count
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }
    subscript(index: Int) -> Node {
        @inline(__always) get { Node(first[index]) }
    }
}
