import Foundation
import TestSupport
import Testing

/// The language server, as a client meets it over standard input and output.
struct LspTests {
    /// A client of the built server.
    private final class Client {
        private let process = Process()
        private let toServer = Pipe()
        private let fromServer = Pipe()
        private var pending = Data()
        private var number = 0
        /// The last diagnostics of each document.
        private(set) var diagnostics: [String: [[String: Any]]] = [:]

        init(in folder: TemporaryFolder) throws {
            process.executableURL = URL(fileURLWithPath: Command.surety)
            process.arguments = ["lsp"]
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.standardInput = toServer
            process.standardOutput = fromServer
            try process.run()
        }

        func sendRaw(_ text: String) { toServer.fileHandleForWriting.write(Data(text.utf8)) }

        private func send(_ message: [String: Any]) throws {
            let body = try JSONSerialization.data(withJSONObject: message)
            sendRaw("Content-Length: \(body.count)\r\n\r\n")
            toServer.fileHandleForWriting.write(body)
        }

        func notify(_ method: String, _ params: [String: Any] = [:]) throws {
            try send(["jsonrpc": "2.0", "method": method, "params": params])
        }

        /// Asks and waits for the answer; diagnostics that come meanwhile are kept.
        func ask(_ method: String, _ params: [String: Any] = [:]) throws -> [String: Any] {
            number += 1
            try send(["jsonrpc": "2.0", "id": number, "method": method, "params": params])
            while let message = try next() {
                if message["id"] as? Int == number { return message }
            }
            return [:]
        }

        /// Waits until a document has so many findings.
        func wait(_ uri: String, for count: Int) throws -> [[String: Any]] {
            while diagnostics[uri]?.count != count {
                guard try next() != nil else { break }
            }
            return diagnostics[uri] ?? []
        }

        func next() throws -> [String: Any]? {
            let mark = Data("\r\n\r\n".utf8)
            while true {
                if let end = pending.range(of: mark) {
                    let head = String(decoding: pending[..<end.lowerBound], as: UTF8.self)
                    let length = Int(head.split(separator: " ").last ?? "") ?? 0
                    if pending.distance(from: end.upperBound, to: pending.endIndex) >= length {
                        let body = pending[end.upperBound...].prefix(length)
                        pending = Data(pending[end.upperBound...].dropFirst(length))
                        let message = try #require(
                            try JSONSerialization.jsonObject(with: body) as? [String: Any])
                        keep(message)
                        return message
                    }
                }
                let more = fromServer.fileHandleForReading.availableData
                if more.isEmpty { return nil }
                pending += more
            }
        }

        private func keep(_ message: [String: Any]) {
            guard message["method"] as? String == "textDocument/publishDiagnostics",
                let params = message["params"] as? [String: Any], let uri = params["uri"] as? String
            else { return }
            diagnostics[uri] = params["diagnostics"] as? [[String: Any]] ?? []
        }

        func closeInput() { try? toServer.fileHandleForWriting.close() }

        func status() -> Int32 {
            closeInput()
            process.waitUntilExit()
            return process.terminationStatus
        }
    }

    private static let leaky = """
        package store

        import "os"

        // Größe says how large 😀 is.
        func Size(name string) (int64, error) {
        \tf, err := os.Open(name)
        \tif err != nil {
        \t\treturn 0, err
        \t}
        \t_ = "😀"; info, err := f.Stat()
        \tif err != nil {
        \t\treturn 0, err
        \t}
        \treturn info.Size(), nil
        }

        """

    private func project() throws -> TemporaryFolder {
        try TemporaryFolder([
            "go.mod": "module example.com/m\n\ngo 1.26\n", "store/sto re.go": Self.leaky,
            "user/user.go": """
            package user

            import (
            \t"os"

            \t"example.com/m/closer"
            )

            func Use() error {
            \tf, err := os.Open("a")
            \tif err != nil {
            \t\treturn err
            \t}
            \treturn closer.Finish(f)
            }

            """,
            "closer/closer.go": Self.closer(true),
        ])
    }

    private static func closer(_ closes: Bool) -> String {
        "package closer\n\nimport \"os\"\n\nfunc Finish(f *os.File) error {\n\t"
            + (closes ? "return f.Close()" : "_, err := f.Stat()\n\treturn err") + "\n}\n"
    }

    private func uri(_ folder: TemporaryFolder, _ name: String) -> String {
        "file://" + folder.path(of: name).replacingOccurrences(of: " ", with: "%20")
    }

    private func open(_ client: Client, _ folder: TemporaryFolder, _ name: String) throws -> String {
        let uri = uri(folder, name)
        let text = try String(contentsOfFile: folder.path(of: name), encoding: .utf8)
        try client.notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": uri, "languageId": "go", "version": 1, "text": text]])
        return uri
    }

    private func started(_ folder: TemporaryFolder, encodings: [String] = []) throws -> Client {
        let client = try Client(in: folder)
        let answer = try client.ask(
            "initialize", ["capabilities": ["general": ["positionEncodings": encodings]]])
        let result = try #require(answer["result"] as? [String: Any])
        let capabilities = try #require(result["capabilities"] as? [String: Any])
        #expect(
            capabilities["positionEncoding"] as? String == (encodings.contains("utf-8") ? "utf-8" : "utf-16"))
        try client.notify("initialized")
        return client
    }

    @Test func findsMendsAndExplains() throws {
        let folder = try project()
        let client = try started(folder)
        let uri = try open(client, folder, "store/sto re.go")
        let found = try client.wait(uri, for: 1)
        let finding = try #require(found.first)
        #expect(finding["code"] as? String == "leak")
        #expect(finding["severity"] as? Int == 1)
        let range = try #require(finding["range"] as? [String: [String: Int]])
        #expect(range == ["start": ["line": 6, "character": 11], "end": ["line": 6, "character": 24]])
        let related = try #require(finding["relatedInformation"] as? [[String: Any]])
        #expect(related.map { $0["message"] as? String }.contains("opened here"))

        let hover = try client.ask(
            "textDocument/hover",
            ["textDocument": ["uri": uri], "position": ["line": 6, "character": 15]])
        let contents = try #require((hover["result"] as? [String: Any])?["contents"] as? [String: Any])
        #expect((contents["value"] as? String)?.contains("# leak\n") == true)

        let answer = try client.ask(
            "textDocument/codeAction",
            ["textDocument": ["uri": uri], "range": range, "context": ["diagnostics": [finding]]])
        let action = try #require((answer["result"] as? [[String: Any]])?.first)
        let edit = try #require(action["edit"] as? [String: [String: [[String: Any]]]])
        let change = try #require(edit["changes"]?[uri]?.first)
        #expect(change["newText"] as? String == "\n\tdefer f.Close()")

        // The mend, as an edit of the document, is the end of the finding.
        try client.notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": uri, "version": 2],
                "contentChanges": [["range": try #require(change["range"]), "text": "\n\tdefer f.Close()"]],
            ])
        #expect(try client.wait(uri, for: 0).isEmpty)
        _ = try client.ask("shutdown")
        try client.notify("exit")
        #expect(client.status() == 0)
    }

    /// What is typed in one file shows in another, before anything is saved.
    @Test func aChangeInOneFileShowsInAnother() throws {
        let folder = try project()
        let client = try started(folder, encodings: ["utf-16", "utf-8"])
        let user = try open(client, folder, "user/user.go")
        let closer = try open(client, folder, "closer/closer.go")
        #expect(try client.wait(user, for: 0).isEmpty)
        try client.notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": closer, "version": 2],
                "contentChanges": [["text": Self.closer(false)]],
            ])
        #expect(try client.wait(user, for: 1).count == 1)
        // Closed without being saved: the file counts again.
        try client.notify("textDocument/didClose", ["textDocument": ["uri": closer]])
        #expect(try client.wait(user, for: 0).isEmpty)
    }

    /// Columns count as the client does.
    @Test(arguments: [(["utf-8"], 11), ([], 9)])
    func countsAsTheClientDoes(encodings: [String], column: Int) throws {
        let folder = try project()
        let client = try started(folder, encodings: encodings)
        let uri = try open(client, folder, "store/sto re.go")
        _ = try client.wait(uri, for: 1)
        // Takes 'info, err := ' behind the emoji away, which leaves a file that does not parse: nothing is found in it.
        try client.notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": uri, "version": 2],
                "contentChanges": [
                    [
                        "range": [
                            "start": ["line": 10, "character": column + 2],
                            "end": ["line": 10, "character": column + 6],
                        ], "text": "size",
                    ],
                    [
                        "range": [
                            "start": ["line": 14, "character": 8], "end": ["line": 14, "character": 12],
                        ], "text": "size",
                    ],
                ],
            ])
        let hover = try client.ask(
            "textDocument/hover",
            ["textDocument": ["uri": uri], "position": ["line": 6, "character": 15]])
        #expect(hover["result"] is [String: Any])
        #expect(client.diagnostics[uri]?.count == 1)
    }

    @Test func anErrorInTheConfigurationIsTold() throws {
        let folder = try project()
        try folder.write("rules: {leek: off}\n", to: ".surety.yml")
        try folder.folder(".git")
        let client = try started(folder)
        _ = try open(client, folder, "store/sto re.go")
        let message = try #require(try client.next())
        #expect(message["method"] as? String == "window/showMessage")
        let params = try #require(message["params"] as? [String: Any])
        #expect((params["message"] as? String)?.contains("unknown rule 'leek'") == true)
    }

    @Test func speaksTheProtocolToThoseWhoDoNot() throws {
        let folder = try project()
        let early = try Client(in: folder)
        let refused = try early.ask("textDocument/hover")
        #expect((refused["error"] as? [String: Any])?["code"] as? Int == -32002)
        #expect(early.status() == 1)

        let client = try started(folder)
        #expect(
            ((try client.ask("workspace/nonsense"))["error"] as? [String: Any])?["code"] as? Int == -32601)
        client.sendRaw("Content-Length: 3\r\n\r\n{,}")
        #expect((try client.next()?["error"] as? [String: Any])?["code"] as? Int == -32700)
        client.sendRaw("nonsense\r\n\r\n")
        #expect(try client.next() == nil)
        #expect(client.status() == 1)
    }
}
