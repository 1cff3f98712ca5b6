import CSurety
import SuretyLedger
import Synchronization

/// An obligation that is live: acquired and not yet discharged.
public struct Obligation: Sendable, CustomStringConvertible {
    /// What it is.
    public let kind: String
    /// What its owner calls it; for a scope its name.
    public let name: String
    /// The file where it was acquired, as `#fileID` gave it.
    public let file: String
    /// The line where it was acquired, from 1.
    public let line: Int
    /// For how long it has been held, give or take some milliseconds.
    public let age: Duration
    /// The names of the scopes that hold it, the outermost first.
    public let scopes: [String]
    /// Its place in the order of acquisitions: exact within a thread, and between threads where a tick of the system's
    /// clock lies between.
    public let sequence: UInt64
    /// What tells it from others of its kind, such as a descriptor's number.
    public let identity: UInt64
    /// The task or thread that acquired it, 0 where unknown.
    public let holder: UInt64
    /// Whether its release was given up at a deadline.
    public let isAbandoned: Bool

    let record: Record
    let scope: UInt64

    /// Whether the name says more than kind and scope do.
    var hasOwnName: Bool { !name.isEmpty && name != kind && name != scopes.last }

    /// `'file' acquired at Module/File.swift:12, held for 3.2 seconds in 'import users'`.
    public var description: String {
        let place = scopes.isEmpty ? "" : " in '\(scopes.joined(separator: "' ▸ '"))'"
        let state = isAbandoned ? ", release abandoned" : ""
        let title = hasOwnName ? "'\(kind)' '\(name)'" : "'\(kind)'"
        return "\(title) acquired at \(file):\(line), held for \(age)\(place)\(state)"
    }
}

/// The ledger of this process: every obligation that a scope, pool or lock holds is in it while it is live.
public enum Ledger {
    /// Whether acquisitions are recorded; they are at first. What was recorded before stays until it is discharged.
    ///
    /// Without the ledger a scope costs less, and nobody can say who holds what.
    public static var isRecording: Bool {
        get { recording.load(ordering: .relaxed) }
        set { recording.store(newValue, ordering: .relaxed) }
    }

    @usableFromInline static let recording = Atomic<Bool>(true)

    /// The live obligations, in the order of their acquisition. Others go on meanwhile: what they acquire or release
    /// during the call may be in the list or not. It costs some microseconds and some more for each obligation.
    public static var current: [Obligation] { LedgerReader().obligations }

    /// How many obligations are not listed because the ledger was full.
    public static var unrecorded: UInt64 { LedgerTable.process.unrecorded }

    /// The live obligations as a tree of scopes, a line each.
    public static func tree() -> String { LedgerReader().tree }

    @inlinable
    static func record(
        kind: TextNumber, name: TextNumber, site: Site, scope: UInt64, identity: UInt64, holder: UInt64 = 0,
        hint: UInt
    ) -> Record {
        guard recording.load(ordering: .relaxed) else { return .none }
        return LedgerTable.process.record(
            Entry(
                file: Texts.number(ofLiteralAt: site.address), line: site.line, kind: kind, name: name,
                scope: scope,
                identity: identity, holder: holder), hint: hint)
    }

    @inlinable
    static func clear(_ record: Record) { LedgerTable.process.clear(record) }
}

/// One look at the ledger, with the scopes' paths worked out.
struct LedgerReader {
    let obligations: [Obligation]

    init() {
        let table = LedgerTable.process
        let live = table.live()
        let scopeKind = Kind.scope.number
        var scopes: [UInt64: (name: String, parent: UInt64)] = [:]
        for entry in live where entry.entry.kindNumber == scopeKind {
            scopes[entry.entry.identity] = (table.text(at: entry.entry.nameNumber) ?? "", entry.entry.scope)
        }
        let now = csurety_coarse_nanoseconds()
        obligations = live.map { LedgerReader.obligation(of: $0, scopes: scopes, now: now) }
    }

    private static func obligation(
        of live: LiveEntry, scopes: [UInt64: (name: String, parent: UInt64)], now: UInt64
    ) -> Obligation {
        let table = LedgerTable.process
        var path: [String] = []
        var next = live.entry.scope
        // The path is as deep as scopes nest; the bound only guards against a number that was given out again.
        while next != 0, path.count < 64, let scope = scopes[next] {
            path.append(scope.name)
            next = scope.parent
        }
        return Obligation(
            kind: table.text(at: live.entry.kindNumber) ?? "",
            name: table.text(at: live.entry.nameNumber) ?? "",
            file: table.text(at: live.entry.fileNumber) ?? "", line: Int(live.entry.line),
            age: .nanoseconds(now > live.since ? Int64(now - live.since) : 0), scopes: path.reversed(),
            sequence: live.sequence, identity: live.entry.identity, holder: live.entry.holder,
            isAbandoned: live.isAbandoned, record: live.record, scope: live.entry.scope)
    }

    var tree: String {
        var children: [UInt64: [Obligation]] = [:]
        let scopeName = "\(Kind.scope.name)"
        let known = Set(obligations.filter { $0.kind == scopeName }.map(\.identity))
        for obligation in obligations {
            children[known.contains(obligation.scope) ? obligation.scope : 0, default: []].append(obligation)
        }
        var lines: [String] = []
        func add(below scope: UInt64, depth: Int) {
            for obligation in children[scope] ?? [] {
                lines.append(String(repeating: "    ", count: depth) + LedgerReader.line(obligation))
                guard obligation.kind == scopeName, obligation.identity != scope, depth < 64 else { continue }
                add(below: obligation.identity, depth: depth + 1)
            }
        }
        add(below: 0, depth: 0)
        return lines.joined(separator: "\n")
    }

    private static func line(_ obligation: Obligation) -> String {
        let name = obligation.hasOwnName ? " '\(obligation.name)'" : ""
        let state = obligation.isAbandoned ? ", release abandoned" : ""
        return "\(obligation.kind)\(name) \(obligation.file):\(obligation.line) \(obligation.age)\(state)"
    }
}

extension Entry {
    var kindNumber: TextNumber { TextNumber(rawValue: UInt32(truncatingIfNeeded: kind)) }
    var nameNumber: TextNumber { TextNumber(rawValue: UInt32(truncatingIfNeeded: kind >> 32)) }
    var fileNumber: TextNumber { TextNumber(rawValue: UInt32(truncatingIfNeeded: site)) }
    var line: UInt32 { UInt32(truncatingIfNeeded: site >> 32) }
}
