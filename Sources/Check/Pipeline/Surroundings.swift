import Synchronization

/// What an analysis reads besides its inputs: module files, vendored packages, folders of stubs. It is written down where
/// somebody wants to know later whether all of it is still the same.
///
/// An analysis that asked the system for a file in another way would be given old answers by a cache: none does.
public final class Surroundings: Sendable {
    /// What was asked about a path, or about a variable of the environment.
    enum Question: UInt8, Sendable, CaseIterable {
        /// The bytes of a file.
        case contents
        /// What a path leads to.
        case kind
        /// The names in a folder.
        case listing
        /// The value of a variable.
        case variable
    }

    /// What was asked.
    struct Key: Hashable, Sendable {
        var question: Question
        var name: String
    }

    /// What was asked and a digest of the answer.
    struct Observation: Hashable, Sendable {
        var key: Key
        var answer: Digest
    }

    private let hash: ContentHash?
    private let seen = Mutex<Seen>(Seen())

    private struct Seen {
        var answers: [Key: Digest] = [:]
        /// Whether one question had two answers: something was written while the analysis ran.
        var isUnsteady = false
    }

    /// Makes surroundings that write nothing down.
    public init() { hash = nil }

    /// Makes surroundings of which nothing was asked yet.
    ///
    /// - Parameter hash: how answers are told apart.
    init(recordingWith hash: ContentHash) { self.hash = hash }

    /// What was observed so far, in the order of the names; nil where the same question had two answers.
    var observations: [Observation]? {
        seen.withLock { seen in
            guard !seen.isUnsteady else { return nil }
            return seen.answers.map { Observation(key: $0, answer: $1) }.sorted { a, b in
                if a.key.name != b.key.name { return Path.precedes(a.key.name, b.key.name) }
                return a.key.question.rawValue < b.key.question.rawValue
            }
        }
    }

    /// Reads a whole file.
    public func read(_ path: String) throws(FileSystem.Failure) -> SourceBuffer {
        try observed(.contents, path, { $0.of($1.bytes) }) { () throws(FileSystem.Failure) in
            try FileSystem.read(path)
        }
    }

    /// What a path leads to, links followed.
    public func kind(of path: String) throws(FileSystem.Failure) -> FileSystem.Kind {
        try observed(.kind, path, { $0.of([$1.rawValue]) }) { () throws(FileSystem.Failure) in
            try FileSystem.kind(of: path)
        }
    }

    /// The names in a folder.
    public func entries(of path: String) throws(FileSystem.Failure) -> FileSystem.Listing {
        try observed(.listing, path, { $0.of($1) }) { () throws(FileSystem.Failure) in
            try FileSystem.entries(of: path)
        }
    }

    /// A variable of the environment, if it is set and not empty.
    public func variable(_ name: String) -> String? {
        let value = FileSystem.variable(name)
        if let hash { note(Key(question: .variable, name: name), hash.of(Array((value ?? "").utf8))) }
        return value
    }

    private func observed<Value>(
        _ question: Question, _ path: String, _ digest: (ContentHash, Value) -> Digest,
        _ ask: () throws(FileSystem.Failure) -> Value
    ) throws(FileSystem.Failure) -> Value {
        let key = Key(question: question, name: path)
        do throws(FileSystem.Failure) {
            let value = try ask()
            if let hash { note(key, digest(hash, value)) }
            return value
        } catch {
            if hash != nil { note(key, .failure) }
            throw error
        }
    }

    private func note(_ key: Key, _ answer: Digest) {
        seen.withLock { seen in
            if let before = seen.answers.updateValue(answer, forKey: key), before != answer {
                seen.isUnsteady = true
            }
        }
    }

    /// Asks again, and writes it down.
    func ask(_ key: Key) -> Digest? {
        switch key.question {
        case .contents: _ = try? read(key.name)
        case .kind: _ = try? kind(of: key.name)
        case .listing: _ = try? entries(of: key.name)
        case .variable: _ = variable(key.name)
        }
        return seen.withLock { $0.answers[key] }
    }
}

extension ContentHash {
    /// The digest of a folder's names.
    fileprivate func of(_ listing: FileSystem.Listing) -> Digest {
        var writer = ByteWriter()
        for entry in listing.entries {
            writer.add(entry.name)
            writer.add(entry.kind.rawValue)
        }
        writer.add(listing.unreadableNames)
        return of(writer.bytes)
    }
}
