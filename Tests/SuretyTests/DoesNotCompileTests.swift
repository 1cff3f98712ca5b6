import Foundation
import TestSupport
import Testing

/// Files that the compiler must refuse, each with the message that it must give.
struct DoesNotCompileTests {
    static let files = Repository.files(below: "Tests/SuretyTests/DoesNotCompile", ending: ".swift")

    /// The folder of the built modules: the test's own program lies beside it.
    static let build: String = {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: program).deletingLastPathComponent().path
    }()

    #if os(Linux)
        @Test(arguments: files)
        func theCompilerSays(file: String) throws {
            let text = try Repository.text(file)
            let expected = text.split(separator: "\n").first { $0.hasPrefix("// error: ") }
                .map { String($0.dropFirst("// error: ".count)) }
            let result = try DoesNotCompileTests.compile(Repository.path(file))
            if let expected {
                #expect(
                    result.status != 0 && result.errors.contains("error: " + expected), "\(result.errors)")
            } else {
                #expect(text.contains("// compiles") && result.status == 0, "\(result.errors)")
            }
        }

        /// Runs the compiler on a file, as a client's, as far as it finds errors.
        static func compile(_ path: String) throws -> Outcome {
            try Command.run(
                "/usr/bin/env", ["swiftc"] + flags + ["-emit-sil", "-o", "/dev/null", path])
        }

        /// How a client is compiled.
        static let flags = [
            "-swift-version", "6", "-enable-upcoming-feature", "NonisolatedNonsendingByDefault",
            "-parse-as-library", "-I", build + "/Modules", "-Xcc",
            "-fmodule-map-file=" + build + "/CSurety.build/module.modulemap",
        ]
    #endif
}
