#if canImport(SuretyRun)
    import ArgumentParser
    import SuretyCheck
    import SuretyLedgerFiles
    import SuretyRun

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// `surety held`.
    struct HeldCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "held",
            abstract: "List what the run holds, or every run below a folder.",
            discussion: """
                Within a run it lists that run. Elsewhere, or with '--ledger', it lists every run, also those that nobody \
                supervises any more.

                Examples:
                  surety held
                  surety held --format json
                """)

        @Option(help: ArgumentHelp("text or json.", valueName: "format"))
        var format = "text"

        @Option(help: ArgumentHelp("The folder of the runs' ledgers.", valueName: "dir"))
        var ledger: String?

        func run() throws {
            guard ["text", "json"].contains(format) else {
                throw Trouble("'\(format)' is no format; write 'text' or 'json'")
            }
            let runs = try found()
            try SuretyCommand.print(
                format == "json" ? HeldReport.json(runs, version: Product.version) : HeldReport.text(runs))
        }

        private func found() throws(LedgerFailure) -> [HeldReport.Run] {
            if ledger == nil, let path = getenv(Recorder.variable) {
                return [try HeldReport.Run(RunFolder(path: RawPath(cString: path)))]
            }
            let path = LedgerArgument.path(ledger)
            // Nobody ever ran anything here: then nothing is held.
            if ledger == nil, access(path.text, F_OK) != 0 { return [] }
            return HeldReport.runs(below: try LedgerPlace(existing: path))
        }
    }
#endif
