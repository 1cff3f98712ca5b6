import CSurety
import SuretyLedger
import Synchronization

/// A cleanup that is registered with a scope: what `release` and `transfer` take.
public struct Hold: Sendable, Hashable, BitwiseCopyable {
    @usableFromInline let number: UInt64
    @usableFromInline let index: UInt32

    @inlinable init(number: UInt64, index: UInt32 = 0) {
        self.number = number
        self.index = index
    }
}

/// A scope's number, by which the ledger tells who is inside whom.
public struct ScopeID: Sendable, Hashable, BitwiseCopyable, CustomStringConvertible {
    @usableFromInline let number: UInt64

    @inlinable init(number: UInt64) { self.number = number }

    /// The number.
    public var description: String { "\(number)" }
}

/// The synchronous scope: cleanups in any number, run last in first out, each once, on every way out of the body.
///
/// It lies where `withScope` runs and cannot leave it. The first four typed cleanups (a resource of at most two words, an
/// object, a descriptor with its C function) cost no allocation; a closure costs one and its own.
///
/// Each `hold` returns a ``Hold``, by which the resource can be released early or transferred.
public struct Scope: ~Copyable {
    /// How many cleanups lie on the stack; further ones go to the heap.
    @inlinable static var inlineSlots: Int { 4 }

    @usableFromInline let slots: UnsafeMutablePointer<ScopeSlot>
    @usableFromInline var further: FurtherSlots?
    @usableFromInline var count = 0
    @usableFromInline var lastNumber: UInt32 = 0
    @usableFromInline var scopeNumber: UInt64 = 0
    @usableFromInline var own: Record = .none
    @usableFromInline let name: StaticString

    @inlinable init(name: StaticString, slots: UnsafeMutablePointer<ScopeSlot>) {
        self.name = name
        self.slots = slots
    }

    /// The scope's number in the ledger, for `withScope(inside:)`.
    public var id: ScopeID {
        mutating get {
            if scopeNumber == 0 { scopeNumber = LedgerTable.process.nextSequence() }
            return ScopeID(number: scopeNumber)
        }
    }
}

// MARK: Holding

extension Scope {
    /// Holds a resource of at most two words, without allocating. A larger one goes to the heap.
    @inlinable @discardableResult
    public mutating func hold<Value: Resource & BitwiseCopyable>(
        _ resource: Value, file: StaticString = #fileID, line: UInt32 = #line
    ) -> Hold {
        let site = Site(file: file, line: line)
        if MemoryLayout<Value>.size > 2 * MemoryLayout<UInt>.size || Value.kind.survivesProcess {
            return holdBoxed(resource, identity: resource.identity, site: site)
        }
        let (first, second) = Value.slotWords(of: resource)
        return add(
            Value.self, first, second, kind: Value.kind, identity: resource.identity, site: site)
    }

    /// Holds a resource that is an object, without allocating.
    @inlinable @discardableResult
    public mutating func hold<Value: Resource & AnyObject>(
        _ resource: Value, file: StaticString = #fileID, line: UInt32 = #line
    ) -> Hold {
        let site = Site(file: file, line: line)
        if Value.kind.survivesProcess {
            return holdBoxed(resource, identity: resource.identity, site: site)
        }
        let word = UInt(bitPattern: Unmanaged.passRetained(resource).toOpaque())
        return add(
            Value.self, word, 0, kind: Value.kind, identity: resource.identity, site: site)
    }

    /// Holds a resource of any other type, on the heap.
    @inlinable @discardableResult
    public mutating func hold<Value: Resource>(
        _ resource: Value, file: StaticString = #fileID, line: UInt32 = #line
    ) -> Hold {
        holdBoxed(resource, identity: resource.identity, site: Site(file: file, line: line))
    }

    /// Holds a descriptor and closes it with a C function that returns 0 when all went well, without allocating:
    /// `scope.hold(descriptor, closing: close)`. Another result makes the cleanup fail with a ``SystemError``.
    @inlinable @discardableResult
    public mutating func hold(
        _ descriptor: Int32, closing: @convention(c) (Int32) -> Int32, file: StaticString = #fileID,
        line: UInt32 = #line
    ) -> Hold {
        add(
            DescriptorRelease.self, UInt(UInt32(bitPattern: descriptor)),
            unsafeBitCast(closing, to: UInt.self), kind: .descriptor,
            identity: UInt64(UInt32(bitPattern: descriptor)), site: Site(file: file, line: line))
    }

    /// Holds memory and frees it with a C function, without allocating: `scope.hold(buffer, freeing: free)`.
    @inlinable @discardableResult
    public mutating func hold(
        _ pointer: UnsafeMutableRawPointer, freeing: @convention(c) (UnsafeMutableRawPointer?) -> Void,
        file: StaticString = #fileID, line: UInt32 = #line
    ) -> Hold {
        add(
            PointerRelease.self, UInt(bitPattern: pointer), unsafeBitCast(freeing, to: UInt.self),
            kind: .memory, identity: UInt64(UInt(bitPattern: pointer)), site: Site(file: file, line: line))
    }

    /// Holds any value and releases it with a closure.
    @inlinable @discardableResult
    public mutating func hold<Value>(
        _ value: Value, as kind: Kind = .cleanup, file: StaticString = #fileID, line: UInt32 = #line,
        release: @escaping (Value) throws -> Void
    ) -> Hold {
        add(ValueBox(kind: kind, value, release), identity: 0, site: Site(file: file, line: line))
    }

    /// Acquires something and holds it, in one step: nothing can come between the two.
    @inlinable
    public mutating func acquire<Value>(
        as kind: Kind = .cleanup, file: StaticString = #fileID, line: UInt32 = #line,
        _ acquisition: () throws -> Value, release: @escaping (Value) throws -> Void
    ) rethrows -> Value {
        let value = try acquisition()
        hold(value, as: kind, file: file, line: line, release: release)
        return value
    }

    /// Runs a closure on the way out.
    @inlinable @discardableResult
    public mutating func `defer`(
        file: StaticString = #fileID, line: UInt32 = #line, _ body: @escaping () throws -> Void
    ) -> Hold {
        add(PlainBox(kind: .cleanup, body), identity: 0, site: Site(file: file, line: line))
    }

    /// Runs a closure on the way out that sees the outcome and may replace it.
    @discardableResult
    public mutating func onExit(
        file: StaticString = #fileID, line: UInt32 = #line,
        _ body: @escaping (inout ScopeExit) throws -> Void
    ) -> Hold {
        add(ClosureBox(kind: .cleanup, body), identity: 0, site: Site(file: file, line: line))
    }

    /// Runs a closure on the way out if all went well until then.
    @discardableResult
    public mutating func onSuccess(
        file: StaticString = #fileID, line: UInt32 = #line, _ body: @escaping () throws -> Void
    ) -> Hold {
        onExit(file: file, line: line) { exit in if exit.outcome.isSuccess { try body() } }
    }

    /// Runs a closure on the way out if something threw until then, cancellation included.
    @discardableResult
    public mutating func onFailure(
        file: StaticString = #fileID, line: UInt32 = #line, _ body: @escaping (any Error) throws -> Void
    ) -> Hold {
        onExit(file: file, line: line) { exit in if let error = exit.outcome.error { try body(error) } }
    }

    @usableFromInline
    mutating func holdBoxed<Value: Resource>(_ resource: Value, identity: UInt64, site: Site) -> Hold {
        let box =
            Value.kind.survivesProcess
            ? SurvivingBox(resource, site: site) : ValueBox(kind: Value.kind, resource) { try $0.release() }
        return add(box, identity: identity, site: site)
    }
}

// MARK: Slots

extension Scope {
    @inlinable
    mutating func add(_ box: CleanupBox, identity: UInt64, site: Site) -> Hold {
        let word = UInt(bitPattern: Unmanaged.passRetained(box).toOpaque())
        return add(BoxRelease.self, word, 0, kind: box.kind, identity: identity, site: site)
    }

    @inlinable
    mutating func add(
        _ release: any _SlotRelease.Type, _ first: UInt, _ second: UInt, kind: Kind, identity: UInt64,
        site: Site
    ) -> Hold {
        lastNumber &+= 1
        let record =
            Ledger.recording.load(ordering: .relaxed)
            ? recorded(kind: kind, identity: identity, site: site) : .none
        let slot = ScopeSlot(
            release: release, first: first, second: second, record: record, site: site, number: lastNumber)
        return place(slot)
    }

    @inlinable
    mutating func recorded(kind: Kind, identity: UInt64, site: Site) -> Record {
        let table = LedgerTable.process
        let now = csurety_coarse_nanoseconds()
        let sequence = table.nextSequence(at: now)
        if scopeNumber == 0 { scopeNumber = sequence }
        let texts = Texts.Reader()
        return table.record(
            Entry(
                file: texts.number(ofLiteralAt: site.address), line: site.line,
                kind: texts.number(ofLiteralAt: kind.name.utf8Start),
                name: texts.number(ofLiteralAt: name.utf8Start), scope: scopeNumber, identity: identity),
            sequence: sequence, since: now, hint: UInt(bitPattern: slots) &+ UInt(count) &* 64)
    }

    @inlinable
    mutating func place(_ slot: ScopeSlot) -> Hold {
        let index = count
        count &+= 1
        if index < Scope.inlineSlots {
            (slots + index).initialize(to: slot)
        } else {
            append(slot)
        }
        return Hold(number: UInt64(slot.number), index: UInt32(truncatingIfNeeded: index))
    }

    @usableFromInline
    mutating func append(_ slot: ScopeSlot) {
        let further = self.further ?? FurtherSlots()
        further.slots.append(slot)
        self.further = further
    }

    /// Takes the last cleanup, wherever it is.
    @inlinable
    mutating func takeLast() -> ScopeSlot {
        count &-= 1
        return count < Scope.inlineSlots ? slots[count] : takeFurther()
    }

    @usableFromInline
    func takeFurther() -> ScopeSlot { further?.slots.popLast() ?? ScopeSlot() }

    private subscript(index: Int) -> ScopeSlot {
        get {
            if index < Scope.inlineSlots { return slots[index] }
            return further?.slots[index - Scope.inlineSlots] ?? ScopeSlot()
        }
        set {
            if index < Scope.inlineSlots {
                slots[index] = newValue
            } else {
                further?.slots[index - Scope.inlineSlots] = newValue
            }
        }
    }

    /// Takes a slot's cleanup out, so that it can only be run by the caller.
    mutating func take(_ hold: Hold) -> ScopeSlot? {
        let index = Int(hold.index)
        guard index < count else { return nil }
        let slot = self[index]
        guard slot.release != nil, UInt64(slot.number) == hold.number else { return nil }
        self[index].release = nil
        // A scope that releases early does not grow.
        while count > 0, self[count - 1].release == nil { removeLast() }
        return slot
    }

    private mutating func removeLast() {
        count -= 1
        if count >= Scope.inlineSlots { further?.slots.removeLast() }
    }
}

/// The cleanups that did not find room on the stack.
@usableFromInline final class FurtherSlots {
    var slots: [ScopeSlot] = []
}

// MARK: Releasing and transferring

extension Scope {
    /// Releases early. Returns whether it did: false where it was released or transferred before.
    ///
    /// - Throws: the cleanup's error. It has run then, and does not run again.
    @discardableResult
    public mutating func release(_ hold: Hold) throws -> Bool {
        guard let slot = take(hold), let release = slot.release else { return false }
        defer { Ledger.clear(slot.record) }

        var exit = ScopeExit()
        do {
            try release._releaseSlot(slot.first, slot.second, &exit)
        } catch let failure as BoxFailure {
            throw failure.error
        }
        if let error = exit.outcome.error { throw error }
        return true
    }

    /// Gives a cleanup to another scope, where it counts as registered now. There is no instant without an owner.
    ///
    /// Returns its hold there, or `nil` where it was released or transferred before.
    @discardableResult
    public mutating func transfer(_ hold: Hold, to other: inout Scope) -> Hold? {
        guard let slot = take(hold) else { return nil }
        return other.receive(slot)
    }

    /// Gives all cleanups to another scope, in their order: the way to open several things, all or none.
    public mutating func transferAll(to other: inout Scope) {
        for index in 0..<count {
            let slot = self[index]
            if slot.release != nil { _ = other.receive(slot) }
        }
        forgetAll()
    }

    /// Gives all that is held to the caller, who must release it: no cleanup runs, and the ledger lists it no longer.
    public mutating func transferAll() {
        for index in 0..<count {
            let slot = self[index]
            guard let release = slot.release else { continue }
            Ledger.clear(slot.record)
            release._forgetSlot(slot.first)
        }
        forgetAll()
    }

    private mutating func receive(_ slot: ScopeSlot) -> Hold {
        var slot = slot
        lastNumber &+= 1
        slot.number = lastNumber
        if slot.record != .none { LedgerTable.process.move(slot.record, to: id.number) }
        return place(slot)
    }

    private mutating func forgetAll() {
        further = nil
        count = 0
    }
}
