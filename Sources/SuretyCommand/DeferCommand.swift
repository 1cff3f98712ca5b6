#if canImport(SuretyRun)
    import ArgumentParser
    import SuretyCheck
    import SuretyLedgerFiles

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// `surety defer`.
    struct DeferCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "defer",
            abstract: "Record an obligation of the run, which is discharged when it ends, however it does.",
            discussion: """
                It prints the obligation's number, for 'surety release'. Record a path before you make what is there, or \
                after; what is recorded before counts if it appears in a folder that only you may write to.

                Examples:
                  surety defer --remove-tree "$work"; mkdir "$work"
                  surety defer --kill $!
                  surety defer --name lock -- ./unlock --token 12
                """)

        @Option(help: ArgumentHelp("What to call it in reports.", valueName: "name"))
        var name = ""

        @Option(
            help: ArgumentHelp(
                "When it is due: always, or crash for every end but a clean one.", valueName: "end"))
        var on = "always"

        @Option(help: ArgumentHelp("Remove a file, or an empty folder.", valueName: "path"))
        var remove: String?

        @Option(help: ArgumentHelp("Remove a folder and what is below it.", valueName: "path"))
        var removeTree: String?

        @Option(help: ArgumentHelp("Remove a socket's path.", valueName: "path"))
        var unlinkSocket: String?

        @Option(help: ArgumentHelp("End a process.", valueName: "pid"))
        var kill: Int32?

        @Option(
            help: ArgumentHelp(
                "Revoke a lease: etcd://HOST:PORT/LEASE[?user=NAME&password-variable=NAME].",
                valueName: "lease"))
        var revokeLease: String?

        @Flag(help: "The command may run again where nobody knows whether it ran.")
        var idempotent = false

        @Option(
            help: ArgumentHelp(
                "Discharge it when this process ends, not only at the run's end.", valueName: "pid"))
        var owner: Int32?

        @Argument(parsing: .postTerminator, help: "The command to run, behind '--'.")
        var command: [String] = []

        func run() throws {
            let recorder = try LiveRun.find()
            let number = try recorder.record(obligation())
            try SuretyCommand.print("\(number)\n")
        }

        private func obligation() throws(LedgerFailure) -> DurableObligation {
            guard let condition = DeferCommand.conditions[on] else {
                throw LedgerFailure("'\(on)' is no end; write 'always' or 'crash'")
            }
            let effect = try effect()
            if idempotent, case .command = effect {
            } else if idempotent {
                throw LedgerFailure(
                    "'--idempotent' is said of commands; leave it out here, where repeating harms nobody")
            }
            var obligation = DurableObligation(
                effect: effect, condition: condition, isIdempotent: idempotent, name: name,
                site: DeferCommand.site, since: Clock.now, recorder: .current)
            if let owner {
                guard let process = ProcessIdentity(of: owner) else {
                    throw LedgerFailure("no process has the number \(owner); name one that runs")
                }
                obligation.owner = process
            }
            return obligation
        }

        private static let conditions: [String: Condition] = ["always": .always, "crash": .crash]

        private func effect() throws(LedgerFailure) -> Effect {
            let given = [remove, removeTree, unlinkSocket, revokeLease].compactMap(\.self).count
            guard given + (kill == nil ? 0 : 1) + (command.isEmpty ? 0 : 1) == 1 else {
                throw LedgerFailure("say what to do, and one thing; see 'surety defer --help'")
            }
            if let remove { return .remove(try PathTarget(RawArguments.raw(remove))) }
            if let removeTree {
                let target = try PathTarget(RawArguments.raw(removeTree))
                if let reason = target.path.reasonToKeep {
                    throw LedgerFailure(
                        "'\(removeTree)' is never removed: \(reason); name a folder further below")
                }
                return .removeTree(target)
            }
            if let unlinkSocket { return .unlinkSocket(try PathTarget(RawArguments.raw(unlinkSocket))) }
            if let revokeLease { return .revokeLease(try LeaseAddress(revokeLease)) }
            if let kill {
                guard kill > 1, let process = ProcessIdentity(of: kill) else {
                    throw LedgerFailure("no process has the number \(kill); name one that runs")
                }
                return .kill(process)
            }
            guard let folder = RawPath.workingFolder else {
                throw LedgerFailure("the working folder is gone; change to one that is there")
            }
            return .command(arguments: RawArguments.behindTerminator, folder: folder)
        }

        /// Who recorded it: the program that called, by its command line.
        private static var site: String {
            let line = SmallFile.read("/proc/\(getppid())/cmdline", limit: 256) ?? []
            let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            let text = words.joined(separator: " ").split(separator: "\n").joined(separator: " ")
            return "'\(text.count > 60 ? text.prefix(60) + "…" : text)', process \(getppid())"
        }
    }
#endif
