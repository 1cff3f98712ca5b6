import SuretyFlow

/// A name that stands somewhere, in front of a call or elsewhere.
struct NameMention {
    var file: Int32
    var node: Int32
}

extension ProgramTables {
    /// The mentions of a name in some files. Linear in the nodes of those of them that have the name.
    func mentions(of name: Symbol, in files: some Sequence<Int>) -> [NameMention] {
        var found: [NameMention] = []
        for file in files where self.files[file].names.mayContain(name) && isRead(file) {
            trees[file].forEachMention(of: name) {
                found.append(NameMention(file: Int32(file), node: $0))
            }
        }
        return found
    }

    /// Stubs use nothing.
    private func isRead(_ file: Int) -> Bool { packages[Int(packageOfFile[file])].role != .stub }
}

extension SyntaxTree {
    /// Calls `body` with each node that mentions a name, in order. Nodes are looked at eight at a time: nearly all have
    /// another number on either side.
    fileprivate func forEachMention(of name: Symbol, _ body: (Int32) -> Void) {
        let wanted = SIMD8(repeating: Int32(bitPattern: name.index))
        var node = 0
        while node + 8 <= count {
            let found = left.eight(at: node) .== wanted .| right.eight(at: node) .== wanted
            if any(found) {
                for near in node..<node + 8 where mentions(near, name) { body(Int32(near)) }
            }
            node += 8
        }
        while node < count {
            if mentions(node, name) { body(Int32(node)) }
            node += 1
        }
    }

    private func mentions(_ node: Int, _ name: Symbol) -> Bool {
        switch kinds[node] {
        case .identifier: left[node] == Int32(bitPattern: name.index)
        case .selector: right[node] == Int32(bitPattern: name.index)
        default: false
        }
    }
}

extension GoFile {
    /// Whether one of some names stands behind a dot, as in `testing.T`. Linear in the nodes for each name that may.
    public func selects(anyOf wanted: [Symbol]) -> Bool {
        wanted.contains { name in
            guard names.mayContain(name) else { return false }
            var isSelected = false
            tree.forEachMention(of: name) { node in
                isSelected = isSelected || tree.kind(Node(node)) == .selector
            }
            return isSelected
        }
    }
}

extension UnsafeMutablePointer<Int32> {
    /// The eight numbers from one on.
    @inline(__always)
    fileprivate func eight(at index: Int) -> SIMD8<Int32> {
        UnsafeRawPointer(self + index).loadUnaligned(as: SIMD8<Int32>.self)
    }
}
