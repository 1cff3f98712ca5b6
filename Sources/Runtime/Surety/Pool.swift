/// A pool's resources by their slots. A slot is one task's at a time: the maker's, the borrower's, the ender's.
@usableFromInline final class PoolSlots<Resource: ~Copyable & Sendable>: @unchecked Sendable {
    @usableFromInline let resources: UnsafeMutablePointer<Resource?>
    private let count: Int

    init(count: Int) {
        self.count = count
        resources = .allocate(capacity: count)
        for slot in 0..<count { (resources + slot).initialize(to: nil) }
    }

    deinit {
        resources.deinitialize(count: count)
        resources.deallocate()
    }

    func put(_ resource: consuming Resource, in slot: Int) { resources[slot] = consume resource }

    func take(_ slot: Int) -> Resource? { resources[slot].take() }
}

/// A bounded set of resources that tasks borrow and give back, first come first served.
///
/// ```swift
/// let pool = Pool("orders database", maximum: 10) {
///     try await Connection.open(address)
/// } end: { connection in
///     try await connection.close()
/// }
/// let rows = try await pool.withResource { connection in try await connection.query("…") }
/// try await pool.close()
/// ```
/// A resource goes back on every way out of the body. Whoever waits may be cancelled, or give up at the deadline with an
/// error that names the holders and the lines where they borrowed. A task that holds all of the resources and asks for one
/// more is told so at once.
///
/// The body has the resource `inout`: a closure or a child task that outlives it cannot capture it. A resource of a
/// noncopyable type cannot be kept in any way; a copy of a copyable one can, and it goes on being lent to others.
public final class Pool<Resource: ~Copyable & Sendable>: Sendable {
    /// What there is to set.
    public typealias Options = PoolOptions

    @usableFromInline let core: PoolCore
    @usableFromInline let slots: PoolSlots<Resource>
    @usableFromInline let validate: (@Sendable (borrowing Resource) async -> Bool)?

    /// The pool's name, in the ledger and in errors.
    public var name: String { core.name }

    /// Makes a pool. Nothing is acquired until something is borrowed or ``warmUp()`` is called.
    ///
    /// - Parameters:
    ///   - name: in the ledger and in errors.
    ///   - kind: of the resources.
    ///   - options: limits.
    ///   - time: whose time the limits are in.
    ///   - file: the caller's file.
    ///   - line: the caller's line.
    ///   - make: acquires a resource. It may take long; nobody else waits for it.
    ///   - validate: says whether a resource that comes out of the pool is still good; one that is not is replaced, and
    ///     the request goes to the end of the line.
    ///   - end: releases a resource. It is shielded from cancellation, and bounded by `endLimit`.
    public init(
        _ name: String, kind: Kind = .connection, options: Options = Options(),
        time: Timekeeper = .current, file: StaticString = #fileID, line: UInt32 = #line,
        make: @escaping @Sendable () async throws -> Resource,
        validate: (@Sendable (borrowing Resource) async -> Bool)? = nil,
        end: @escaping @Sendable (consuming Resource) async throws -> Void
    ) {
        let slots = PoolSlots<Resource>(count: options.maximum)
        self.slots = slots
        self.validate = validate
        core = PoolCore(
            name, kind: kind, options: options, time: time, site: Site(file: file, line: line),
            make: { slot in slots.put(try await make(), in: slot) },
            end: { slot in if let resource = slots.take(slot) { try await end(resource) } })
    }

    /// Makes a pool with so many resources at most and the default limits.
    public convenience init(
        _ name: String, kind: Kind = .connection, maximum: Int, time: Timekeeper = .current,
        file: StaticString = #fileID, line: UInt32 = #line,
        make: @escaping @Sendable () async throws -> Resource,
        end: @escaping @Sendable (consuming Resource) async throws -> Void
    ) {
        var options = Options()
        options.maximum = maximum
        self.init(
            name, kind: kind, options: options, time: time, file: file, line: line, make: make, end: end)
    }

    /// Borrows a resource for a body, and takes it back on every way out.
    ///
    /// What the body leaves in the resource's place comes back.
    ///
    /// - Parameters:
    ///   - file: the caller's file.
    ///   - line: the caller's line.
    ///   - keepsResource: says, after the body has thrown, whether the resource is still good. By default it is.
    ///   - body: what to do with the resource.
    /// - Throws: ``PoolError``, `CancellationError` where the task is cancelled while it waits, or the body's error.
    @inlinable
    public nonisolated(nonsending) func withResource<Value>(
        file: StaticString = #fileID, line: UInt32 = #line,
        keepsResource: (any Error) -> Bool = { _ in true },
        _ body: nonisolated(nonsending) (inout Resource) async throws -> Value
    ) async throws -> Value {
        let holds = core.holds()
        let slot = try await borrow(Site(file: file, line: line), holds)
        do {
            let value = try await bind(TaskHolds.currentLocal, to: holds, isolation: #isolation) {
                try await body(&slots.resources[slot]!)
            }
            core.giveBack(slot, isUsable: true)
            return value
        } catch {
            core.giveBack(slot, isUsable: keepsResource(error))
            throw error
        }
    }

    /// The slot of a resource that is valid. It is never empty while it is lent.
    @inlinable
    nonisolated(nonsending) func borrow(_ site: Site, _ holds: TaskHolds) async throws -> Int {
        while true {
            let slot = try await core.take(site, holds)
            guard let validate else { return slot }
            if await validate(slots.resources[slot]!) { return slot }
            core.giveBack(slot, isUsable: false)
            try Task.checkCancellation()
        }
    }

    /// Makes resources up to the minimum, without waiting for them.
    public func warmUp() { core.warmUp() }

    /// Closes the pool: no more borrowing, and whoever waits gets ``PoolError/closed(pool:)``. It waits until all that is
    /// lent has come back and all resources have been ended.
    ///
    /// - Throws: ``CleanupErrors`` where resources could not be ended.
    public nonisolated(nonsending) func close() async throws { try await core.close() }

    /// How many resources are lent, idle and in all, and how many requests are in line.
    public var statistics: PoolStatistics { core.statistics }
}

/// A look at a pool.
public struct PoolStatistics: Sendable, Equatable {
    /// How many resources are lent.
    public let lent: Int
    /// How many are idle.
    public let idle: Int
    /// How many there are, those included that are being made or ended.
    public let total: Int
    /// How many requests are in line.
    public let waiting: Int
}
