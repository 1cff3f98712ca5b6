import SuretyLedger

/// How a slot's words are released. A conforming type stands for the function, so that a slot needs no closure. A resource
/// type conforms by itself, because the metadata of a generic wrapper would have to be looked up each time.
public protocol _SlotRelease {
    static func _releaseSlot(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws
    /// Lets go of what the slot retains, without releasing the resource.
    static func _forgetSlot(_ first: UInt)
    static var _slotKind: Kind { get }
}

extension _SlotRelease {
    /// Retains nothing.
    @inlinable public static func _forgetSlot(_ first: UInt) {}
}

extension Resource {
    /// The resource's kind.
    @inlinable public static var _slotKind: Kind { kind }

    /// Only what is neither bits nor an object comes here, and that is never in a slot.
    @inlinable
    public static func _releaseSlot(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        preconditionFailure("a slot holds what it cannot")
    }
}

/// A resource of at most two words, kept as it is.
extension Resource where Self: BitwiseCopyable {
    @inlinable static func slotWords(of value: Self) -> (UInt, UInt) {
        var words: (UInt, UInt) = (0, 0)
        withUnsafeMutableBytes(of: &words) { $0.storeBytes(of: value, as: Self.self) }
        return words
    }

    /// Releases the resource that the words are.
    @inlinable
    public static func _releaseSlot(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        var words = (first, second)
        let value = withUnsafeMutableBytes(of: &words) { $0.load(as: Self.self) }
        try value.release()
    }
}

/// A resource that is an object, retained.
extension Resource where Self: AnyObject {
    /// Releases the resource, and lets go of the object.
    @inlinable
    public static func _releaseSlot(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        guard let pointer = UnsafeRawPointer(bitPattern: first) else { return }
        let value = Unmanaged<Self>.fromOpaque(pointer).takeRetainedValue()
        try value.release()
    }

    /// Lets go of the object.
    @inlinable public static func _forgetSlot(_ first: UInt) {
        guard let pointer = UnsafeRawPointer(bitPattern: first) else { return }
        Unmanaged<Self>.fromOpaque(pointer).release()
    }
}

/// A cleanup in a synchronous scope: two words and who knows what to do with them.
@usableFromInline struct ScopeSlot {
    /// `nil` once it has run or moved.
    @usableFromInline var release: (any _SlotRelease.Type)?
    @usableFromInline var first: UInt
    @usableFromInline var second: UInt
    @usableFromInline var record: Record
    /// The site's file by address, which is shorter than a `StaticString`.
    @usableFromInline var file: UnsafePointer<UInt8>?
    @usableFromInline var line: UInt32
    @usableFromInline var number: UInt32

    @inlinable init() {
        release = nil
        first = 0
        second = 0
        record = .none
        file = nil
        line = 0
        number = 0
    }

    @inlinable init(
        release: any _SlotRelease.Type, first: UInt, second: UInt, record: Record, site: Site, number: UInt32
    ) {
        self.release = release
        self.first = first
        self.second = second
        self.record = record
        self.file = site.address
        self.line = site.line
        self.number = number
    }
}

/// A descriptor and the C function that closes it.
@usableFromInline enum DescriptorRelease: _SlotRelease {
    @inlinable static var _slotKind: Kind { .descriptor }

    @inlinable static func _releaseSlot(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        let close = unsafeBitCast(second, to: (@convention(c) (Int32) -> Int32).self)
        if close(Int32(truncatingIfNeeded: first)) != 0 { throw SystemError(lastError) }
    }
}

/// A pointer and the C function that frees it.
@usableFromInline enum PointerRelease: _SlotRelease {
    @inlinable static var _slotKind: Kind { .memory }

    @inlinable static func _releaseSlot(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        let free = unsafeBitCast(second, to: (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
        free(UnsafeMutableRawPointer(bitPattern: first))
    }
}

/// A cleanup that needs more than two words: it lies in an object, which the slot owns.
@usableFromInline enum BoxRelease: _SlotRelease {
    @inlinable static var _slotKind: Kind { .cleanup }

    @usableFromInline static func _releaseSlot(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws
    {
        let box = box(first).takeRetainedValue()
        do {
            try box.run(&exit)
        } catch {
            throw BoxFailure(kind: box.kind, error: error)
        }
    }

    @usableFromInline static func _forgetSlot(_ first: UInt) { box(first).takeRetainedValue().forget() }

    static func box(_ word: UInt) -> Unmanaged<CleanupBox> {
        guard let pointer = UnsafeRawPointer(bitPattern: word) else {
            preconditionFailure("a slot has no box")
        }
        return Unmanaged<CleanupBox>.fromOpaque(pointer)
    }
}

/// An error of a boxed cleanup, with the kind that only the box knows.
struct BoxFailure: Error {
    let kind: Kind
    let error: any Error
}

/// A cleanup on the heap.
@usableFromInline class CleanupBox {
    @usableFromInline let kind: Kind

    @usableFromInline init(kind: Kind) { self.kind = kind }

    @usableFromInline func run(_ exit: inout ScopeExit) throws {}

    /// The obligation is somebody else's now.
    func forget() {}
}

/// A cleanup that is a closure.
@usableFromInline final class ClosureBox: CleanupBox {
    @usableFromInline let body: (inout ScopeExit) throws -> Void

    @usableFromInline init(kind: Kind, _ body: @escaping (inout ScopeExit) throws -> Void) {
        self.body = body
        super.init(kind: kind)
    }

    @usableFromInline override func run(_ exit: inout ScopeExit) throws { try body(&exit) }
}

/// A cleanup that is a plain closure. It has its own class, since wrapping it in the other kind would allocate once more.
@usableFromInline final class PlainBox: CleanupBox {
    @usableFromInline let body: () throws -> Void

    @usableFromInline init(kind: Kind, _ body: @escaping () throws -> Void) {
        self.body = body
        super.init(kind: kind)
    }

    @usableFromInline override func run(_ exit: inout ScopeExit) throws { try body() }
}

/// A value and the closure that releases it.
@usableFromInline final class ValueBox<Value>: CleanupBox {
    @usableFromInline let value: Value
    @usableFromInline let body: (Value) throws -> Void

    @usableFromInline init(kind: Kind, _ value: Value, _ body: @escaping (Value) throws -> Void) {
        self.value = value
        self.body = body
        super.init(kind: kind)
    }

    @usableFromInline override func run(_ exit: inout ScopeExit) throws { try body(value) }
}
