#if canImport(SuretyRun)
    import ArgumentParser
    import SuretyLedgerFiles

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// A length of time as it is written: `5s`, `500ms`, `2m`, `1h`.
    struct DurationArgument: ExpressibleByArgument {
        var duration: Duration

        init(_ duration: Duration) { self.duration = duration }

        init?(argument: String) {
            let digits = argument.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int64(digits), number <= 1_000_000_000 else { return nil }
            switch argument.dropFirst(digits.count) {
            case "ms": duration = .milliseconds(number)
            case "s": duration = .seconds(number)
            case "m": duration = .seconds(number * 60)
            case "h": duration = .seconds(number * 3600)
            default: return nil
            }
        }

        var defaultValueDescription: String { "\(duration.components.seconds)s" }
    }

    /// The arguments as the bytes that they are, since a path need not be UTF-8.
    enum RawArguments {
        private static var all: [RawPath] {
            (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0].map { RawPath(cString: $0) } }
        }

        /// What stands behind the first `--`.
        static var behindTerminator: [RawPath] { Array(all.drop { $0.text != "--" }.dropFirst()) }

        /// The argument that reads like a text, alone or behind an equals sign.
        static func raw(_ text: String) -> RawPath {
            guard text.contains("\u{fffd}") else { return RawPath(text) }
            for argument in all {
                if argument.text == text { return argument }
                guard argument.text.hasPrefix("--"), argument.text.hasSuffix("=\(text)") else { continue }
                return RawPath(bytes: argument.bytes.drop { $0 != UInt8(ascii: "=") }.dropFirst())
            }
            return RawPath(text)
        }
    }

    /// Where the ledgers are.
    enum LedgerArgument {
        static func path(_ given: String?) -> RawPath {
            given.map { RawArguments.raw($0) }
                ?? LedgerPlace.standardPath { name in getenv(name).map { String(cString: $0) } }
        }
    }

    /// The run that this process belongs to.
    enum LiveRun {
        /// Finds it.
        ///
        /// - Throws: why there is none to record in.
        static func find() throws -> Recorder {
            if let recorder = try Recorder.find() { return recorder }
            throw Trouble(
                "no run to record in: '\(Recorder.variable)' is not set; start one with 'surety run'")
        }
    }
#endif
