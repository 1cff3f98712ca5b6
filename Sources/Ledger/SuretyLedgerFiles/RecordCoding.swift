/// Records as bytes. The numbers of kinds and effects are the format's and never change their meaning.
extension JournalRecord {
    /// The number of the record's kind.
    public var kind: UInt16 {
        switch self {
        case .run: 1
        case .process: 2
        case .obligation: 3
        case .confirmed: 4
        case .released: 5
        case .claimed: 6
        case .discharged: 7
        case .ended: 8
        case .finished: 9
        case .controlGroup: 10
        }
    }

    /// The record as bytes.
    public var bytes: [UInt8] {
        var fields = FieldWriter()
        switch self {
        case .run(let run):
            for argument in run.arguments { fields.put(.argument, argument.bytes) }
            fields.put(.process, run.process.words)
            fields.put(.since, run.since)
        case .process(let process, let role):
            fields.put(.process, process.words)
            fields.put(.role, role.rawValue)
        case .obligation(let obligation): obligation.write(to: &fields)
        case .confirmed(let obligation, let identity):
            fields.put(.reference, obligation)
            fields.put(.identity, identity.words)
        case .released(let obligation), .claimed(let obligation): fields.put(.reference, obligation)
        case .discharged(let obligation, let result, let detail):
            fields.put(.reference, obligation)
            fields.put(.result, result.rawValue)
            fields.put(.text, detail)
        case .ended(let end):
            fields.put(.name, end.word)
            fields.put(.status, UInt64(UInt32(bitPattern: end.status)))
            fields.put(.evidence, end.evidence)
            fields.put(.result, UInt64(end.isProbable ? 1 : 0))
            fields.put(.since, end.time)
        case .finished: break
        case .controlGroup(let path): fields.put(.folder, path.bytes)
        }
        return fields.bytes
    }

    /// Reads a record; nil where the bytes are none that this version knows.
    public init?(kind: UInt16, bytes: ArraySlice<UInt8>) {
        guard let fields = FieldReader(bytes) else { return nil }
        let reference = fields.number(.reference)
        switch (kind, reference) {
        case (1, _):
            guard let run = RunDescription(fields) else { return nil }
            self = .run(run)
        case (2, _):
            guard let process = ProcessIdentity(fields.numbers(.process)),
                let role = fields.number(.role).flatMap(Role.init)
            else { return nil }
            self = .process(process, role: role)
        case (3, _):
            guard let obligation = DurableObligation(fields) else { return nil }
            self = .obligation(obligation)
        case (4, let reference?):
            guard let identity = FileIdentity(fields.numbers(.identity)) else { return nil }
            self = .confirmed(obligation: reference, identity: identity)
        case (5, let reference?): self = .released(obligation: reference)
        case (6, let reference?): self = .claimed(obligation: reference)
        case (7, let reference?):
            guard let result = fields.number(.result).flatMap(DischargeResult.init) else { return nil }
            self = .discharged(obligation: reference, result: result, detail: fields.text(.text) ?? "")
        case (8, _):
            guard let end = End(fields) else { return nil }
            self = .ended(end)
        case (9, _): self = .finished
        case (10, _):
            guard let path = fields.path(.folder), path.isStraight else { return nil }
            self = .controlGroup(path)
        default: return nil
        }
    }
}

extension JournalRecord.End {
    fileprivate init?(_ fields: FieldReader) {
        guard let word = fields.text(.name), let status = fields.number(.status),
            let time = fields.number(.since)
        else { return nil }
        self.init(
            word: word, status: Int32(bitPattern: UInt32(truncatingIfNeeded: status)),
            evidence: fields.text(.evidence) ?? "", isProbable: fields.number(.result) == 1, time: time)
    }
}

extension RunDescription {
    fileprivate init?(_ fields: FieldReader) {
        guard let process = ProcessIdentity(fields.numbers(.process)), let since = fields.number(.since)
        else {
            return nil
        }
        self.init(
            arguments: fields.all(.argument).map { RawPath(bytes: $0) }, process: process, since: since)
    }
}

extension ProcessIdentity {
    fileprivate var words: [UInt64] {
        [UInt64(UInt32(bitPattern: process)), namespace, start, boot.high, boot.low]
    }

    fileprivate init?(_ words: [UInt64]?) {
        guard let words, words.count == 5, let process = Int32(exactly: words[0]), process > 0 else {
            return nil
        }
        self.init(
            process: process, namespace: words[1], start: words[2],
            boot: BootIdentity(high: words[3], low: words[4]))
    }
}

extension FileIdentity {
    fileprivate var words: [UInt64] { [device, inode, born, UInt64(type)] }

    fileprivate init?(_ words: [UInt64]?) {
        guard let words, words.count == 4, let type = UInt32(exactly: words[3]) else { return nil }
        self.init(device: words[0], inode: words[1], born: words[2], type: type)
    }
}

extension Credentials {
    fileprivate var words: [UInt64] { [UInt64(user), UInt64(group)] + groups.map { UInt64($0) } }

    fileprivate init?(_ words: [UInt64]?) {
        guard let words, words.count >= 2, words.allSatisfy({ $0 <= UInt64(UInt32.max) }) else { return nil }
        self.init(
            user: UInt32(words[0]), group: UInt32(words[1]), groups: words.dropFirst(2).map { UInt32($0) })
    }
}

extension DurableObligation {
    fileprivate func write(to fields: inout FieldWriter) {
        effect.write(to: &fields)
        fields.put(.condition, condition.rawValue)
        fields.put(.idempotent, UInt64(isIdempotent ? 1 : 0))
        fields.put(.name, name)
        fields.put(.site, site)
        fields.put(.since, since)
        if let owner { fields.put(.owner, owner.words) }
        fields.put(.credentials, recorder.words)
        fields.put(.boot, [boot.high, boot.low])
    }

    fileprivate init?(_ fields: FieldReader) {
        guard let effect = Effect(fields), let condition = fields.number(.condition).flatMap(Condition.init),
            let since = fields.number(.since), let recorder = Credentials(fields.numbers(.credentials)),
            let boot = fields.numbers(.boot), boot.count == 2
        else { return nil }
        var owner: ProcessIdentity?
        if let words = fields.numbers(.owner) {
            guard let known = ProcessIdentity(words) else { return nil }
            owner = known
        }
        self.init(
            effect: effect, condition: condition, isIdempotent: fields.number(.idempotent) == 1,
            name: fields.text(.name) ?? "", site: fields.text(.site) ?? "", since: since, owner: owner,
            recorder: recorder, boot: BootIdentity(high: boot[0], low: boot[1]))
    }
}

extension Effect {
    private var number: UInt64 {
        switch self {
        case .command: 1
        case .remove: 2
        case .removeTree: 3
        case .unlinkSocket: 4
        case .kill: 5
        case .revokeLease: 6
        case .endRun: 7
        }
    }

    fileprivate func write(to fields: inout FieldWriter) {
        fields.put(.effect, number)
        switch self {
        case .command(let arguments, let folder):
            for argument in arguments { fields.put(.argument, argument.bytes) }
            fields.put(.folder, folder.bytes)
        case .remove(let target), .removeTree(let target), .unlinkSocket(let target):
            fields.put(.folder, target.folder.bytes)
            fields.put(.folderIdentity, target.folderIdentity.words)
            fields.put(.text, target.name.bytes)
            if let identity = target.identity {
                fields.put(.identity, identity.words)
            } else {
                fields.put(.announced, PathTarget.announcement)
            }
        case .kill(let process): fields.put(.process, process.words)
        case .revokeLease(let lease):
            fields.put(.endpoints, lease.endpoints)
            fields.put(.lease, lease.lease)
            fields.put(.user, lease.user)
            fields.put(.variable, lease.passwordVariable)
        case .endRun(let folder): fields.put(.folder, folder.bytes)
        }
    }

    fileprivate init?(_ fields: FieldReader) {
        switch fields.number(.effect) {
        case 1:
            let arguments = fields.all(.argument).map { RawPath(bytes: $0) }
            guard let folder = fields.path(.folder), let first = arguments.first, !first.bytes.isEmpty else {
                return nil
            }
            self = .command(arguments: arguments, folder: folder)
        case 2, 3, 4:
            guard let target = PathTarget(fields) else { return nil }
            switch fields.number(.effect) {
            case 2: self = .remove(target)
            case 3: self = .removeTree(target)
            default: self = .unlinkSocket(target)
            }
        case 5:
            guard let process = ProcessIdentity(fields.numbers(.process)) else { return nil }
            self = .kill(process)
        case 6:
            guard let endpoints = fields.text(.endpoints), let lease = fields.text(.lease) else { return nil }
            self = .revokeLease(
                LeaseAddress(
                    endpoints: endpoints, lease: lease, user: fields.text(.user) ?? "",
                    passwordVariable: fields.text(.variable) ?? ""))
        case 7:
            guard let folder = fields.path(.folder), folder.isStraight else { return nil }
            self = .endRun(folder: folder)
        default: return nil
        }
    }
}

extension PathTarget {
    /// "ANNOUNCE": what must be said where nothing was there yet. A lost identity does not make a file that was announced.
    fileprivate static let announcement: UInt64 = 0x4543_4e55_4f4e_4e41

    fileprivate init?(_ fields: FieldReader) {
        guard let folder = fields.path(.folder), folder.isStraight, let name = fields.path(.text),
            !name.bytes.contains(UInt8(ascii: "/")), name.bytes != [0x2e], name.bytes != [0x2e, 0x2e],
            let folderIdentity = FileIdentity(fields.numbers(.folderIdentity))
        else { return nil }
        let identity = FileIdentity(fields.numbers(.identity))
        guard identity != nil || fields.number(.announced) == PathTarget.announcement else { return nil }
        self.init(folder: folder, folderIdentity: folderIdentity, name: name, identity: identity)
    }
}
