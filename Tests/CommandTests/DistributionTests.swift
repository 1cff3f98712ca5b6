import Foundation
import TestSupport
import Testing

/// What build servers run.
struct DistributionTests {
    private static let leaky =
        "package a\n\nimport \"os\"\n\nfunc f() {\n\tg, err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn\n\t}\n"
        + "\t_ = g.Name()\n}\n"

    private static let hasCurl = (try? Command.shell("command -v curl").status) == 0

    private func action(_ folder: TemporaryFolder, _ variables: [String: String]) throws -> Outcome {
        var environment = ProcessInfo.processInfo.environment
        environment["SURETY_BINARY"] = Command.surety
        environment.merge(variables) { $1 }
        return try Command.run(
            "/bin/bash", [Repository.path("Scripts/action.sh")], in: folder.path, environment: environment)
    }

    @Test func theActionAnnotatesAndFails() throws {
        let folder = try TemporaryFolder(["a.go": Self.leaky, "b/b.go": "package b\n"])
        let found = try action(folder, ["SURETY_SARIF": "log.sarif"])
        #expect(found.status == 1)
        #expect(found.output.hasPrefix("::error file=a.go,line=6,"))
        #expect(
            try String(contentsOfFile: folder.path(of: "log.sarif"), encoding: .utf8).contains("\"leak\""))
        let clean = try action(folder, ["SURETY_ARGUMENTS": "--select leak ./b"])
        #expect(clean.status == 0)
        #expect(clean.output.isEmpty)
        // What stands in the arguments is words, and never run.
        let words = try action(folder, ["SURETY_ARGUMENTS": "$(touch made) ; touch made"])
        #expect(words.status == 2)
        #expect(!FileManager.default.fileExists(atPath: folder.path(of: "made")))
    }

    /// A release is fetched with its checksum, and not used where that is wrong.
    @Test(.enabled(if: hasCurl, "there is no curl"))
    func theActionChecksWhatItFetches() throws {
        let folder = try TemporaryFolder(["a.go": "package a\n", "releases/latest/download/empty": ""])
        let pack = """
            cd releases/latest/download && cp "$SURETY" surety && archive=surety-linux-$(uname -m).tar.gz \
            && tar -czf $archive surety && sha256sum $archive > $archive.sha256
            """
        let packed = try Command.shell(pack, in: folder.path)
        try #require(packed.status == 0, "\(packed.errors)")
        let releases = ["SURETY_BINARY": "", "SURETY_RELEASES": "file://\(folder.path)/releases"]
        let good = try action(folder, releases)
        #expect(good.status == 0, "\(good.errors)")
        _ = try Command.shell(
            "echo more >> releases/latest/download/surety-linux-$(uname -m).tar.gz", in: folder.path)
        let bad = try action(folder, releases)
        #expect(bad.status != 0)
        #expect(bad.errors.contains("FAILED") || bad.output.contains("FAILED"))
    }

    @Test(arguments: ["action.yml", ".pre-commit-hooks.yaml"])
    func namesWhatIsThere(file: String) throws {
        let text = try Repository.text(file)
        #expect(!text.contains("\t"))
        if file == "action.yml" {
            #expect(text.contains("Scripts/action.sh"))
            #expect(FileManager.default.isExecutableFile(atPath: Repository.path("Scripts/action.sh")))
        }
    }
}
