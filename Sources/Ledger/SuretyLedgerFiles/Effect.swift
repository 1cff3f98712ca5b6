/// What discharges an obligation.
///
/// All but commands act by identity: they touch nothing but what was recorded, and doing them twice harms nobody.
public enum Effect: Hashable, Sendable {
    /// Run a program: at most once, unless it was said to be idempotent.
    case command(arguments: [RawPath], folder: RawPath)
    /// Remove a file, or an empty folder.
    case remove(PathTarget)
    /// Remove a folder and what is below it, on the same mount.
    case removeTree(PathTarget)
    /// Remove a socket's path.
    case unlinkSocket(PathTarget)
    /// End a process.
    case kill(ProcessIdentity)
    /// Revoke a lease.
    case revokeLease(LeaseAddress)
    /// Discharge what the ledger of a run within this one lists.
    case endRun(folder: RawPath)

    /// What it is called in a report.
    public var word: String {
        switch self {
        case .command: "command"
        case .remove: "remove"
        case .removeTree: "remove-tree"
        case .unlinkSocket: "unlink-socket"
        case .kill: "kill"
        case .revokeLease: "revoke-lease"
        case .endRun: "run"
        }
    }

    /// What it concerns, in words.
    public var object: String {
        switch self {
        case .command(let arguments, _): arguments.map(\.text).joined(separator: " ")
        case .remove(let target), .removeTree(let target), .unlinkSocket(let target): target.path.text
        case .kill(let process): "process \(process.process)"
        case .revokeLease(let lease): lease.text
        case .endRun(let folder): folder.text
        }
    }

    /// Whether what it concerns is still there after the machine was started anew.
    public var survivesBoot: Bool {
        if case .kill = self { false } else { true }
    }

    /// The path that it concerns, if it concerns one.
    public var target: PathTarget? {
        switch self {
        case .remove(let target), .removeTree(let target), .unlinkSocket(let target): target
        default: nil
        }
    }
}

/// When an obligation is due.
public enum Condition: UInt64, Hashable, Sendable {
    /// At every end.
    case always = 1
    /// At every end but a clean one.
    case crash = 2
}

/// A lease, and how to reach who gave it. It holds no secret: only the name of the variable that does.
public struct LeaseAddress: Hashable, Sendable {
    /// The servers, separated by commas.
    public var endpoints: String
    /// The lease's number, in hexadecimal digits.
    public var lease: String
    /// Who to be there; empty for nobody.
    public var user: String
    /// The environment variable with the password; empty for none.
    public var passwordVariable: String

    /// Makes one of its parts.
    public init(endpoints: String, lease: String, user: String, passwordVariable: String) {
        self.endpoints = endpoints
        self.lease = lease
        self.user = user
        self.passwordVariable = passwordVariable
    }

    /// As it is written on a command line.
    public var text: String {
        let options = [
            user.isEmpty ? "" : "user=\(user)",
            passwordVariable.isEmpty ? "" : "password-variable=\(passwordVariable)",
        ].filter { !$0.isEmpty }
        return "etcd://\(endpoints)/\(lease)" + (options.isEmpty ? "" : "?" + options.joined(separator: "&"))
    }

    /// Reads `etcd://HOST:PORT[,HOST:PORT…]/LEASE[?user=NAME][&password-variable=NAME]`.
    ///
    /// - Throws: what is wrong with it.
    public init(_ text: String) throws(LedgerFailure) {
        let form =
            "write 'etcd://HOST:PORT/LEASE', with '?user=NAME&password-variable=NAME' where it needs one"
        guard text.hasPrefix("etcd://") else {
            throw LedgerFailure("no lease can be revoked by '\(text)'; \(form)")
        }
        let parts = text.dropFirst("etcd://".count).split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let places = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard places.count == 2, !places[0].isEmpty, !places[0].contains("@") else {
            throw LedgerFailure("'\(text)' names no server and lease; \(form)")
        }
        let lease = places[1].lowercased()
        guard !lease.isEmpty, lease.utf8.count <= 16, lease.allSatisfy(\.isHexDigit) else {
            throw LedgerFailure(
                "'\(places[1])' is no number of a lease; give it as etcd shows it, in hexadecimal digits")
        }
        self.init(endpoints: String(places[0]), lease: lease, user: "", passwordVariable: "")
        for option in parts.count == 2 ? parts[1].split(separator: "&") : [] {
            let pair = option.split(separator: "=", maxSplits: 1)
            switch (pair[0], pair.count) {
            case ("user", 2): user = String(pair[1])
            case ("password-variable", 2): passwordVariable = String(pair[1])
            default: throw LedgerFailure("'\(option)' says nothing about a lease; \(form)")
            }
        }
    }
}
