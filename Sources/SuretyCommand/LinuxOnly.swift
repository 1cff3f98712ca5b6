import ArgumentParser

#if canImport(SuretyRun)
    import SuretyLedgerFiles
    import SuretyRun

    extension SuretyCommand {
        /// The verbs that need Linux.
        static let verbsOfLinux: [any ParsableCommand.Type] = [
            RunCommand.self, DeferCommand.self, ReleaseCommand.self, HeldCommand.self, ReclaimCommand.self,
        ]

        /// What this process was given when it started; `main` asks first of all.
        static let inheritance = Inheritance()

        /// Looks at what this process was given, before anything changes it.
        static func lookAtInheritance() { _ = inheritance }

        /// What a failure of these verbs has to say; nil for another error.
        static func message(of error: any Error) -> String? { (error as? LedgerFailure)?.message }
    }
#else
    extension SuretyCommand {
        /// The verbs that need Linux, which say so elsewhere.
        static let verbsOfLinux: [any ParsableCommand.Type] = [
            RunElsewhere.self, DeferElsewhere.self, ReleaseElsewhere.self, HeldElsewhere.self,
            ReclaimElsewhere.self,
        ]

        /// Nothing to look at here.
        static func lookAtInheritance() {}

        /// Nothing fails here.
        static func message(of error: any Error) -> String? { nil }
    }

    /// A verb that there is on Linux only. It takes any arguments.
    protocol VerbElsewhere: ParsableCommand {}

    extension VerbElsewhere {
        func run() throws {
            let verb = Self.configuration.commandName ?? ""
            throw Trouble("'surety \(verb)' is there only on Linux; run it there or in a container")
        }
    }

    struct RunElsewhere: VerbElsewhere {
        static let configuration = CommandConfiguration(commandName: "run", abstract: "Only on Linux.")
        @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
    }

    struct DeferElsewhere: VerbElsewhere {
        static let configuration = CommandConfiguration(commandName: "defer", abstract: "Only on Linux.")
        @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
    }

    struct ReleaseElsewhere: VerbElsewhere {
        static let configuration = CommandConfiguration(commandName: "release", abstract: "Only on Linux.")
        @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
    }

    struct HeldElsewhere: VerbElsewhere {
        static let configuration = CommandConfiguration(commandName: "held", abstract: "Only on Linux.")
        @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
    }

    struct ReclaimElsewhere: VerbElsewhere {
        static let configuration = CommandConfiguration(commandName: "reclaim", abstract: "Only on Linux.")
        @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
    }
#endif
