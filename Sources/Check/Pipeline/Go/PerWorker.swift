/// One value for each thread of a pool, made when the pool is known.
///
/// A worker only touches its own value, which is why no lock is needed.
final class PerWorker<Value>: @unchecked Sendable {
    private let values: UnsafeMutablePointer<Value>
    private let count: Int

    init(_ count: Int, _ make: () -> Value) {
        self.count = count
        values = .allocate(capacity: count)
        for index in 0..<count { (values + index).initialize(to: make()) }
    }

    deinit {
        values.deinitialize(count: count)
        values.deallocate()
    }

    subscript(worker: Int) -> Value {
        get { values[worker] }
        set { values[worker] = newValue }
    }

    /// All values, when the workers are done.
    var all: [Value] { (0..<count).map { values[$0] } }
}
