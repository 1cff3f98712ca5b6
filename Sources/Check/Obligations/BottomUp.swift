import SuretyFlow

/// The order in which functions are solved: callees before callers, a cycle as one.
///
/// The components are Tarjan's (Depth-first search and linear graph algorithms, SIAM J. Comput. 1972), found
/// without recursion: call cycles of ten thousand functions exist in generated code.
public struct BottomUp: Sendable {
    /// Components by level: those of a level call only functions of lower levels and of themselves. Each component
    /// lists indices of bodies, ascending.
    public private(set) var levels: [[[Int]]] = []

    /// Orders the bodies of a program.
    ///
    /// - Parameters:
    ///   - bodies: the functions with a body.
    ///   - functionCount: how many functions the program has in all.
    public init(_ bodies: [FlowFunction], functionCount: Int) {
        var bodyOf = Array(repeating: Int32(-1), count: functionCount)
        for (index, body) in bodies.enumerated() { bodyOf[Int(body.id.index)] = Int32(index) }
        let callees = bodies.map { Self.callees(of: $0, bodyOf) }
        order(callees)
    }

    private static func callees(of function: FlowFunction, _ bodyOf: [Int32]) -> [Int32] {
        var found: [Int32] = []
        for call in function.calls {
            guard case .function(let id) = call.callee else { continue }
            let body = bodyOf[Int(id.index)]
            if body >= 0 && found.last != body { found.append(body) }
        }
        return found
    }

    private mutating func order(_ callees: [[Int32]]) {
        let count = callees.count
        var number = Array(repeating: Int32(-1), count: count)
        var low = Array(repeating: Int32(0), count: count)
        var isOpen = Array(repeating: false, count: count)
        // Below zero until the component is closed.
        var level = Array(repeating: -1, count: count)
        var open: [Int] = []
        var stack: [(node: Int, next: Int)] = []
        var counter: Int32 = 0
        func enter(_ node: Int) {
            number[node] = counter
            low[node] = counter
            counter += 1
            open.append(node)
            isOpen[node] = true
            stack.append((node, 0))
        }
        for root in 0..<count where number[root] < 0 {
            enter(root)
            while let top = stack.last {
                if top.next < callees[top.node].count {
                    stack[stack.count - 1].next += 1
                    let callee = Int(callees[top.node][top.next])
                    if number[callee] < 0 {
                        enter(callee)
                    } else if isOpen[callee] {
                        low[top.node] = min(low[top.node], number[callee])
                    }
                    continue
                }
                stack.removeLast()
                if let parent = stack.last { low[parent.node] = min(low[parent.node], low[top.node]) }
                if low[top.node] == number[top.node] { close(top.node, callees, &open, &isOpen, &level) }
            }
        }
    }

    private mutating func close(
        _ root: Int, _ callees: [[Int32]], _ open: inout [Int], _ isOpen: inout [Bool], _ level: inout [Int]
    ) {
        var component: [Int] = []
        while let node = open.popLast() {
            isOpen[node] = false
            component.append(node)
            if node == root { break }
        }
        component.sort()
        // Callees of other components are closed before; those of this one do not count.
        let height = component.reduce(0) { height, node in
            callees[node].reduce(height) { max($0, level[Int($1)] + 1) }
        }
        for node in component { level[node] = height }
        while levels.count <= height { levels.append([]) }
        levels[height].append(component)
    }
}
