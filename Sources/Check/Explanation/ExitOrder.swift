/// The order in which the calls run that may be pending at an exit, from the tops of the stack and from what may lie
/// below each call.
struct ExitOrder {
    /// The calls, by index: a call before those that may lie below it; those of one loop in a group.
    private(set) var calls: [OrderedCall] = []

    private let below: [Set<Int>]
    private let empty: Int

    init(tops: Set<Int>, below: [Set<Int>]) {
        self.below = below
        empty = below.count
        let groups = components(from: tops)
        for (number, group) in groups.enumerated() {
            let repeats = group.count > 1 || below[group[0]].contains(group[0])
            // Later in the source is registered later, and runs first.
            for index in group.sorted(by: >) {
                calls.append(
                    OrderedCall(
                        id: index + 1, mayBeLeftOut: canAvoid(index, from: tops), mayRepeat: repeats,
                        group: number + 1))
            }
        }
    }

    /// Whether some way down leaves a call out.
    private func canAvoid(_ avoided: Int, from tops: Set<Int>) -> Bool {
        var seen: Set<Int> = [avoided]
        var agenda = Array(tops)
        while let index = agenda.popLast() {
            if index == empty { return true }
            if seen.insert(index).inserted { agenda += below[index] }
        }
        return false
    }

    /// The strongly connected components that can be reached, an upper one before a lower one (Tarjan's come out the
    /// other way round). Of calls that exclude each other the later in the source comes first.
    private func components(from tops: Set<Int>) -> [[Int]] {
        var number = Array(repeating: -1, count: below.count)
        var low = number
        var isOpen = Array(repeating: false, count: below.count)
        var open: [Int] = []
        var found: [[Int]] = []
        var stack: [(node: Int, rest: [Int])] = []
        var counter = 0
        func enter(_ node: Int) {
            number[node] = counter
            low[node] = counter
            counter += 1
            open.append(node)
            isOpen[node] = true
            stack.append((node, below[node].filter { $0 != empty }.sorted(by: >)))
        }
        for top in tops.sorted() where top != empty && number[top] < 0 {
            enter(top)
            while let (node, rest) = stack.last {
                if let next = rest.last {
                    stack[stack.count - 1].rest.removeLast()
                    if number[next] < 0 {
                        enter(next)
                    } else if isOpen[next] {
                        low[node] = min(low[node], number[next])
                    }
                    continue
                }
                stack.removeLast()
                if let parent = stack.last { low[parent.node] = min(low[parent.node], low[node]) }
                guard low[node] == number[node] else { continue }
                var component: [Int] = []
                while let last = open.popLast() {
                    isOpen[last] = false
                    component.append(last)
                    if last == node { break }
                }
                found.append(component)
            }
        }
        return found.reversed()
    }
}
