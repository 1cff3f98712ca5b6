import SuretyLedger

/// How a slot's words are released. A conforming type stands for the function, so that a slot needs no closure.
@usableFromInline protocol SlotRelease {
    static var kind: Kind { get }
    static func run(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws
    /// Lets go of what the slot retains, without releasing the resource.
    static func forget(_ first: UInt)
}

extension SlotRelease {
    @inlinable static func forget(_ first: UInt) {}
}

/// A cleanup in a synchronous scope: two words and who knows what to do with them.
@usableFromInline struct ScopeSlot {
    /// `nil` once it has run or moved.
    @usableFromInline var release: (any SlotRelease.Type)?
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
        release: any SlotRelease.Type, first: UInt, second: UInt, record: Record, site: Site, number: UInt32
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

/// A resource of at most two words, kept as it is.
@usableFromInline enum BitsRelease<Value: Resource & BitwiseCopyable>: SlotRelease {
    @inlinable static var kind: Kind { Value.kind }

    @inlinable static func words(of value: Value) -> (UInt, UInt) {
        var words: (UInt, UInt) = (0, 0)
        withUnsafeMutableBytes(of: &words) { $0.storeBytes(of: value, as: Value.self) }
        return words
    }

    @inlinable static func run(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        var words = (first, second)
        let value = withUnsafeMutableBytes(of: &words) { $0.load(as: Value.self) }
        try value.release()
    }
}

/// A resource that is an object, retained.
@usableFromInline enum ObjectRelease<Value: Resource & AnyObject>: SlotRelease {
    @inlinable static var kind: Kind { Value.kind }

    @inlinable static func run(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        guard let pointer = UnsafeRawPointer(bitPattern: first) else { return }
        let value = Unmanaged<Value>.fromOpaque(pointer).takeRetainedValue()
        try value.release()
    }

    @inlinable static func forget(_ first: UInt) {
        guard let pointer = UnsafeRawPointer(bitPattern: first) else { return }
        Unmanaged<Value>.fromOpaque(pointer).release()
    }
}

/// A descriptor and the C function that closes it.
@usableFromInline enum DescriptorRelease: SlotRelease {
    @inlinable static var kind: Kind { .descriptor }

    @inlinable static func run(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        let close = unsafeBitCast(second, to: (@convention(c) (Int32) -> Int32).self)
        if close(Int32(truncatingIfNeeded: first)) != 0 { throw SystemError(lastError) }
    }
}

/// A pointer and the C function that frees it.
@usableFromInline enum PointerRelease: SlotRelease {
    @inlinable static var kind: Kind { .memory }

    @inlinable static func run(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        let free = unsafeBitCast(second, to: (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
        free(UnsafeMutableRawPointer(bitPattern: first))
    }
}

/// A cleanup that needs more than two words: it lies in an object, which the slot owns.
@usableFromInline enum BoxRelease: SlotRelease {
    @inlinable static var kind: Kind { .cleanup }

    @usableFromInline static func run(_ first: UInt, _ second: UInt, _ exit: inout ScopeExit) throws {
        let box = box(first).takeRetainedValue()
        do {
            try box.run(&exit)
        } catch {
            throw BoxFailure(kind: box.kind, error: error)
        }
    }

    @usableFromInline static func forget(_ first: UInt) { box(first).takeRetainedValue().forget() }

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
