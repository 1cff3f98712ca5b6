#if canImport(SuretyRun)
    import ArgumentParser
    import SuretyCheck
    import SuretyLedgerFiles
    import SuretyRun

    /// `surety run`.
    struct RunCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run",
            abstract: "Run a command, and discharge what it leaves when it dies.",
            discussion: """
                The command, and what it starts, records obligations with 'surety defer' or the library. However it ends, \
                by SIGKILL too, its descendants are ended and what is still held is discharged, last in first out. Signals, \
                the terminal, streams and the exit status are the command's own.

                Examples:
                  surety run -- ./deploy.sh
                  surety run --report incident.json --classify -- ./server

                Exit status: the command's; its signal where one ended it; 127 where there is no such command, 126 where \
                it cannot be run, 2 where it cannot be supervised.
                """)

        @Option(
            help: ArgumentHelp(
                "Write what ended and what was held to FILE; JSON if it ends in '.json'.", valueName: "file"))
        var report: String?

        @Option(
            help: ArgumentHelp("How long processes have between SIGTERM and SIGKILL.", valueName: "duration"))
        var grace = DurationArgument(.seconds(5))

        @Option(help: ArgumentHelp("The folder of the runs' ledgers.", valueName: "dir"))
        var ledger: String?

        @Flag(help: "Wait for descendants that outlive the command instead of ending them.")
        var keepDescendants = false

        @Option(help: ArgumentHelp("End a command that does nothing for so long.", valueName: "duration"))
        var hangAfter: DurationArgument?

        @Flag(help: "Pass standard error through, to tell a panic from a fatal error.")
        var classify = false

        @Argument(parsing: .postTerminator, help: "The command and its arguments, behind '--'.")
        var command: [String] = []

        func run() throws {
            guard !command.isEmpty else {
                throw Trouble("no command to run; write 'surety run -- COMMAND'")
            }
            var options = RunOptions(
                arguments: RawArguments.behindTerminator, ledger: LedgerArgument.path(ledger),
                inheritance: SuretyCommand.inheritance)
            options.report = report.map { RawArguments.raw($0) }
            options.grace = grace.duration
            options.keepsDescendants = keepDescendants
            options.hangAfter = hangAfter?.duration
            options.classifies = classify
            options.version = Product.version
            try Run(options).run()
        }
    }
#endif
