/// A growing array of trivial elements without bounds checks or uniqueness checks, for arenas that a parser
/// fills.
struct RawList<Element: BitwiseCopyable>: ~Copyable {
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(16, capacity)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    @inline(__always)
    subscript(_ index: Int) -> Element {
        get { start[index] }
        nonmutating set { start[index] = newValue }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(1) }
        start[count] = element
        count &+= 1
    }

    /// Makes room for that many more elements.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if count &+ more > capacity { grow(more) }
    }

    /// Drops the elements from that index on.
    @inline(__always)
    mutating func truncate(to count: Int) { self.count = count }

    /// Drops all elements, and an allocation that one huge file left behind.
    mutating func removeAll(keepingAtMost most: Int = 1 << 20) {
        count = 0
        if capacity > most {
            start.deallocate()
            capacity = 1 << 10
            start = .allocate(capacity: capacity)
        }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        let larger = max(capacity &* 2, count &+ more)
        start.grow(from: count, to: larger)
        capacity = larger
    }
}
