import SuretyJSON
import SuretyCheck
import SuretyReport

/// A server of the Language Server Protocol 3.17: the findings of the modules whose documents are open, anew at each change.
///
/// One thread reads messages and answers; a check runs when the client has been quiet for a moment, over all files of the
/// module, since a change in one file opens and closes paths in others. What is not saved counts as the client has it.
public struct LanguageServer {
    /// What holds for a path, or why that cannot be told.
    public typealias Options = (_ path: String) -> Result<CheckOptions, Refusal>

    private var stream = MessageStream()
    private let options: Options
    private let documents = OpenDocuments()
    /// What is kept of each module, by its root.
    private var memories: [String: AnalysisMemory] = [:]
    private var encoding = PositionEncoding.utf16
    private var stage = Stage.new
    /// The roots of modules with changes that were not checked yet.
    private var stale: Set<String> = []
    /// What was found last, by the root of a module.
    private var found: [String: Diagnostics] = [:]
    /// How the client names its documents, by their paths.
    private var names: [String: String] = [:]
    /// The last trouble that was told, so that it is told once.
    private var told: String?

    private enum Stage {
        case new
        case running
        case shutDown
    }

    /// How long a client has to be quiet before a check, in milliseconds: what it sends at one go comes together. What it
    /// sends during a check waits, and is checked at one go.
    private static let pause: Int32 = 5

    /// Makes a server over standard input and output.
    public init(options: @escaping Options) { self.options = options }

    /// Serves until the client ends it. Gives whether it ended as the protocol wants; what is wrong goes to `complain`.
    public mutating func run(complain: (String) -> Void) -> Bool {
        while true {
            switch stream.next(waiting: stale.isEmpty ? -1 : Self.pause) {
            case .silence: checkStale()
            case .end(let reason):
                if let reason { complain(reason) }
                return reason == nil && stage == .shutDown
            case .message(let body):
                guard let message = try? JSONReader.value(of: body.bytes) else {
                    respond(nil, error: -32700, "the message is no JSON")
                    continue
                }
                if message["method"]?.string == "exit" { return stage == .shutDown }
                handle(message)
            }
        }
    }

    // MARK: Messages

    private mutating func handle(_ message: JSONValue) {
        guard let method = message["method"]?.string else { return }
        let id = message["id"]
        if id == nil {
            if stage == .running { notice(method, message["params"]) }
            return
        }
        switch (method, stage) {
        case ("initialize", .new): initialize(id, message["params"])
        case (_, .new): respond(id, error: -32002, "the server waits for 'initialize'")
        case (_, .shutDown): respond(id, error: -32600, "the server has shut down")
        case ("shutdown", .running):
            stage = .shutDown
            respond(id, result: "null")
        case ("textDocument/codeAction", .running): respond(id, result: actions(message["params"]))
        case ("textDocument/hover", .running): respond(id, result: hover(message["params"]))
        default: respond(id, error: -32601, "unknown method '\(method)'")
        }
    }

    private mutating func initialize(_ id: JSONValue?, _ params: JSONValue?) {
        let offered = params?["capabilities"]?["general"]?["positionEncodings"]?.array ?? []
        if offered.contains(where: { $0.string == PositionEncoding.utf8.rawValue }) { encoding = .utf8 }
        stage = .running
        var json = JSONWriter(.compact)
        json.object { json in
            json.key("capabilities")
            json.object { json in
                json.member("positionEncoding", encoding.rawValue)
                json.key("textDocumentSync")
                json.object { json in
                    json.member("openClose", true)
                    json.member("change", 2)
                    json.member("save", true)
                }
                json.member("hoverProvider", true)
                json.key("codeActionProvider")
                json.object { json in
                    json.key("codeActionKinds")
                    json.array(["quickfix"]) { $0.string($1) }
                }
            }
            json.key("serverInfo")
            json.object { json in
                json.member("name", Product.name)
                json.member("version", Product.version)
            }
        }
        respond(id, result: json.text)
    }

    private mutating func notice(_ method: String, _ params: JSONValue?) {
        let document = params?["textDocument"]
        let path = document?["uri"]?.string.flatMap(DocumentURI.path)
        switch method {
        case "textDocument/didOpen":
            guard let path, let text = document?["text"]?.string else { return }
            names[path] = document?["uri"]?.string
            change(path, Array(text.utf8))
        case "textDocument/didChange":
            guard let path, let changes = params?["contentChanges"]?.array else { return }
            change(path, changed(documents.text(of: path) ?? [], changes))
        case "textDocument/didClose":
            guard let path else { return }
            change(path, nil)
        case "textDocument/didSave":
            if let path { stale.insert(root(of: path)) }
        case "workspace/didChangeWatchedFiles":
            for path in documents.paths { stale.insert(root(of: path)) }
        default: break
        }
    }

    private mutating func change(_ path: String, _ text: [UInt8]?) {
        documents.set(path, text)
        stale.insert(root(of: path))
    }

    private func changed(_ text: [UInt8], _ changes: [JSONValue]) -> [UInt8] {
        var text = text
        for change in changes {
            guard let new = change["text"]?.string else { continue }
            guard let range = change["range"] else {
                text = Array(new.utf8)
                continue
            }
            let bytes = bytes(range, in: text)
            text.replaceSubrange(bytes, with: new.utf8)
        }
        return text
    }

    private func bytes(_ range: JSONValue, in text: [UInt8]) -> Range<Int> {
        let positions = TextPositions(text, encoding)
        func offset(_ name: String) -> Int {
            let place = range[name]
            return positions.offset(
                line: place?["line"]?.integer ?? 0, character: place?["character"]?.integer ?? 0)
        }
        let start = offset("start")
        return start..<max(start, offset("end"))
    }

    // MARK: Checks

    /// The folder of the module that a file belongs to: the nearest that a `go.mod` lies in, or else its own.
    private func root(of path: String) -> String {
        let own = Path.parent(path)
        var folder = own
        while folder != "/" {
            if (try? FileSystem.kind(of: Path.join(folder, "go.mod"))) == .file { return folder }
            folder = Path.parent(folder)
        }
        return own
    }

    private mutating func checkStale() {
        for root in stale.sorted() { check(root) }
        stale = []
    }

    private mutating func check(_ root: String) {
        var options: CheckOptions
        switch self.options(root) {
        case .success(let known): options = known
        case .failure(let refusal): return tell(refusal.message)
        }
        options.paths = [root]
        let memory = memories[root] ?? AnalysisMemory()
        memories[root] = memory
        options.memory = memory
        guard let check = try? Check(options, stages: StageClock()) else { return }
        let result = FileSystem.seeing(documents) { check.run() }
        let before = found[root]
        let now = Diagnostics(result, encoding, names: names)
        found[root] = now
        told = nil
        // Files without a finding are told of once, when they lose their last.
        let paths = Set(now.entries.keys).union(before?.entries.keys.map { $0 } ?? [])
            .union(documents.paths.filter { self.root(of: $0) == root })
        for path in paths.sorted() {
            notify("textDocument/publishDiagnostics", now.published(path))
        }
    }

    private mutating func tell(_ message: String) {
        if told == message { return }
        told = message
        var json = JSONWriter(.compact)
        json.object { json in
            json.member("type", 1)
            json.member("message", "\(Product.name): \(message)")
        }
        notify("window/showMessage", json.text)
    }

    // MARK: Requests

    private mutating func actions(_ params: JSONValue?) -> String {
        guard let place = place(params, params?["range"]) else { return "[]" }
        return place.diagnostics.actions(place.diagnostics.findings(place.path, touching: place.bytes))
    }

    private mutating func hover(_ params: JSONValue?) -> String {
        guard let place = place(params, nil) else { return "null" }
        return place.diagnostics.hover(place.diagnostics.findings(place.path, touching: place.bytes))
    }

    /// What is known of the file of a request, and the bytes that it asks about. What has changed is checked first.
    private mutating func place(
        _ params: JSONValue?, _ range: JSONValue?
    ) -> (diagnostics: Diagnostics, path: String, bytes: Range<Int>)? {
        guard let path = params?["textDocument"]?["uri"]?.string.flatMap(DocumentURI.path) else { return nil }
        let root = root(of: path)
        if stale.contains(root) { checkStale() }
        guard let diagnostics = found[root] else { return nil }
        let text = documents.text(of: path) ?? (try? FileSystem.read(path)).map { Array($0.bytes) } ?? []
        if let range { return (diagnostics, path, bytes(range, in: text)) }
        let position = params?["position"]
        let offset = TextPositions(text, encoding).offset(
            line: position?["line"]?.integer ?? 0, character: position?["character"]?.integer ?? 0)
        return (diagnostics, path, offset..<offset)
    }

    // MARK: Answers

    private func respond(_ id: JSONValue?, result: String) { answer(id, "result", result) }

    private func respond(_ id: JSONValue?, error code: Int, _ message: String) {
        var json = JSONWriter(.compact)
        json.object { json in
            json.member("code", code)
            json.member("message", message)
        }
        answer(id, "error", json.text)
    }

    private func answer(_ id: JSONValue?, _ name: String, _ value: String) {
        var number = "null"
        switch id?.content {
        case .number(let value): number = String(Int(value))
        case .string(let text):
            var json = JSONWriter(.compact)
            json.string(text)
            number = json.text
        default: break
        }
        _ = stream.send("{\"jsonrpc\":\"2.0\",\"id\":\(number),\"\(name)\":\(value)}")
    }

    private func notify(_ method: String, _ params: String) {
        _ = stream.send("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":\(params)}")
    }
}
