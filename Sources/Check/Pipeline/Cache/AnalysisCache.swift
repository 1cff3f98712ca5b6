import SuretyFlow

/// What was found in the parts of earlier runs, in files, by what it depends on.
///
/// An entry's name is a digest of all that is known before the analysis: the build, what was chosen, and the inputs with their
/// bytes. In it stands what the analysis asked besides, with digests of the answers; an entry counts where all of them are
/// still the same. Whatever is wrong with an entry, it counts as absent.
public final class AnalysisCache: Sendable {
    /// Changes with what an entry holds.
    private static let format = "surety cache 1\n"

    /// How bytes are told apart here. The key lies in the folder, and nobody else can read it.
    let hash: ContentHash
    private let folder: CacheFolder
    private let build: String

    /// Opens the cache in a folder, which is made where it is not there.
    public init(folder path: String) throws(Refusal) {
        let folder = try CacheFolder(path)
        guard let key = AnalysisCache.key(in: folder) else {
            throw Refusal("cannot use '\(path)': its key cannot be read or written")
        }
        hash = ContentHash(key: key)
        guard let build = BuildIdentity.text(folder, hash) else {
            throw Refusal("cannot use '\(path)': the system does not say which program this is")
        }
        self.folder = folder
        self.build = build
    }

    // MARK: The key

    private static let keyName = "key"

    private static func key(in folder: CacheFolder) -> Digest? {
        if let key = readKey(folder) { return key }
        // What is there and is no key helps nobody; entries of its time are unreadable now.
        if folder.read(keyName) != nil { folder.remove(keyName) }
        let isOurs = folder.isEmpty
        var writer = ByteWriter()
        writer.add(Digest(low: .random(in: 0 ... .max), high: .random(in: 0 ... .max)))
        if folder.write(keyName, writer.bytes, keepsOld: true), isOurs {
            // For those who make copies, and for git (https://bford.info/cachedir). Not in a folder that has something else
            // in it, which both would leave out then.
            let tag = "Signature: 8a477f597d28d172789f06886806bc55\n"
            folder.write("CACHEDIR.TAG", Array(tag.utf8), keepsOld: true)
            folder.write(".gitignore", Array("*\n".utf8), keepsOld: true)
        }
        // Another process may have been first.
        return readKey(folder)
    }

    private static func readKey(_ folder: CacheFolder) -> Digest? {
        guard let bytes = folder.read(keyName), bytes.count == 16 else { return nil }
        var reader = ByteReader(bytes[...])
        return try? reader.digest()
    }

    // MARK: Entries

    /// The name of a part's entry.
    ///
    /// - Parameter digests: of the contents of the request's inputs, in their order.
    func key(_ language: String, _ request: AnalysisRequest, _ digests: [Digest]) -> Digest {
        var writer = ByteWriter()
        writer.add(Self.format)
        writer.add(build)
        writer.add(language)
        writer.add(FileSystem.workingDirectory)
        writer.add(request.rules.sorted()) { $0.add($1) }
        writer.add(request.options.tags) { $0.add($1) }
        writer.add(request.options.stubs) { $0.add($1) }
        writer.add(request.options.dependencies)
        writer.add(request.namesFiles)
        writer.add(request.inputs.count)
        for (input, digest) in zip(request.inputs, digests) {
            writer.add(input.displayPath)
            writer.add(input.path)
            writer.add(input.buffer.count)
            writer.add(digest)
            writer.add(input.isChecked)
        }
        return hash.of(writer.bytes)
    }

    /// The output of an earlier analysis that was asked the same and would see the same now.
    func output(_ key: Digest, _ request: AnalysisRequest) -> AnalysisOutput? {
        guard let payload = folder.read(key.name).flatMap(hash.opened) else { return nil }
        var reader = ByteReader(payload)
        guard let format = try? reader.text(), format == Self.format, (try? reader.digest()) == key,
            let observations = try? AnalysisCache.observations(&reader),
            let decoded = try? OutputCoding.read(
                &reader, inputs: request.inputs, nextFile: request.nextFile), reader.isAtEnd,
            stillHold(observations, request.pool)
        else { return nil }
        return completed(decoded, observations, request)
    }

    /// Keeps an output. Nothing is kept of an analysis that saw one file in two states.
    func keep(_ output: AnalysisOutput, _ key: Digest, _ request: AnalysisRequest) {
        guard let observations = request.surroundings.observations else { return }
        var writer = ByteWriter()
        writer.add(Self.format)
        writer.add(key)
        var name = ""
        writer.add(observations) { writer, observation in
            writer.add(observation.key.question.rawValue)
            writer.add(observation.key.name, after: name)
            writer.add(observation.answer)
            name = observation.key.name
        }
        guard OutputCoding.write(output, inputs: request.inputs, to: &writer) else { return }
        folder.write(key.name, hash.sealed(writer.bytes))
    }

    /// Keeps the folder small. For the end of a run that has written something.
    func prune() { folder.prune() }

    private static func observations(
        _ reader: inout ByteReader
    ) throws(ByteReader.Damage) -> [Surroundings.Observation] {
        var name = ""
        return try reader.list { (reader) throws(ByteReader.Damage) in
            guard let question = Surroundings.Question(rawValue: try reader.byte()) else {
                throw ByteReader.Damage()
            }
            name = try reader.text(after: name)
            let key = Surroundings.Key(question: question, name: name)
            return Surroundings.Observation(key: key, answer: try reader.digest())
        }
    }

    private func stillHold(_ observations: [Surroundings.Observation], _ pool: WorkerPool) -> Bool {
        let size = 64
        let hash = hash
        let answers = pool.map((observations.count + size - 1) / size) { group, _ in
            let surroundings = Surroundings(recordingWith: hash)
            return observations[group * size..<min(observations.count, (group + 1) * size)].allSatisfy {
                surroundings.ask($0.key) == $0.answer
            }
        }
        return answers.allSatisfy { $0 }
    }

    /// Adds the files that are no inputs and that something points into.
    private func completed(
        _ decoded: OutputCoding.Decoded, _ observations: [Surroundings.Observation],
        _ request: AnalysisRequest
    ) -> AnalysisOutput? {
        var output = decoded.output
        for further in decoded.further {
            let path: String
            let buffer: SourceBuffer
            switch further {
            case .embedded(let name):
                guard let file = EmbeddedData.file(named: name) else { return nil }
                (path, buffer) = (name, file.buffer)
            case .read(let name):
                let key = Surroundings.Key(question: .contents, name: name)
                guard let seen = observations.first(where: { $0.key == key }),
                    let read = try? FileSystem.read(name), hash.of(read.bytes) == seen.answer
                else { return nil }
                (path, buffer) = (name, read)
            }
            output.additionalFiles.append(
                SourceInput(
                    path: path, displayPath: Path.relative(path, to: FileSystem.workingDirectory),
                    buffer: buffer, file: FileID(Int(request.nextFile.index) + output.additionalFiles.count),
                    isChecked: false))
        }
        return output
    }
}
