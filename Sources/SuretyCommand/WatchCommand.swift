import ArgumentParser
import SuretyCheck

#if os(Linux)
    import SuretyWatch
#endif

/// `surety watch`.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Show what a process holds, how it grows, and when it hits its limit (Linux).",
        discussion: """
            Watches processes and their descendants: descriptors by kind and target, sockets by state, threads, \
            children, memory, locks, watches, and the ledger of a program that imports Surety.

            Examples:
              surety watch --pid 1234                          a view; '?' shows the keys
              surety watch --pid 1234 --once                   look once
              surety watch --name nginx --format json          a line of JSON a tick
              surety watch --pid 1234 --record day.jsonl       see '--replay day.jsonl'
              surety watch --pid 1234 --serve 127.0.0.1:9469   metrics for Prometheus
              surety watch -- ./server > log 2>&1              the view of a command whose output goes elsewhere
              surety watch --fail-on-leak -- ./test.sh         exit status 1 where something leaks

            With '--fail-on-leak' the exit status is the command's if that is not 0, else 1 on a leak. The command \
            may say where its rounds begin and end with 'surety watch mark'.
            """,
        subcommands: [WatchMarkCommand.self])

    @OptionGroup var target: WatchTarget

    @Option(help: ArgumentHelp("How to show what is seen: text or json.", valueName: "format"))
    var format = WatchFormat.text

    @Flag(help: "Look once, and end.")
    var once = false

    @Option(help: ArgumentHelp("Seconds between two looks.", valueName: "seconds"))
    var interval = 1.0

    @Option(name: .customLong("for"), help: ArgumentHelp("End after so many seconds.", valueName: "seconds"))
    var duration: Double?

    @Option(
        help: ArgumentHelp(
            "Let so many seconds pass in one, for trials.", valueName: "times", visibility: .hidden))
    var pace = 1.0

    @Option(help: ArgumentHelp("Write what is seen to this file, a line a tick.", valueName: "file"))
    var record: String?

    @Option(help: ArgumentHelp("Write a page for a browser to this file at the end.", valueName: "file"))
    var html: String?

    @Option(
        help: ArgumentHelp(
            "Serve metrics at HOST:PORT; without a host, for this machine alone.", valueName: "address"))
    var serve: String?

    @Option(
        help: ArgumentHelp("Warn when so much of the limit is used.", valueName: "percent"))
    var warn = Percentage(share: 0.8)

    @Option(
        help: ArgumentHelp(
            "Judge what is held by a metric of the service that tells its load: NAME=http://HOST:PORT/PATH.",
            valueName: "metric"))
    var per: String?

    @Flag(help: "Make the exit status 1 where the command leaks.")
    var failOnLeak = false

    @Option(
        help: ArgumentHelp(
            "What is no leak, with '*' for any text; may be given again.", valueName: "pattern"))
    var allow: [String] = []

    /// Checked here and not while parsing, since a parent's options are parsed for its subcommands too.
    private func check() throws(Trouble) {
        try target.check()
        if !(0.05...86400).contains(interval) {
            throw Trouble("'--interval \(interval)' is out of range; give seconds from 0.05 to 86400")
        }
        if !(1...1000).contains(pace) {
            throw Trouble("'--pace \(pace)' is out of range; give 1 to 1000")
        }
        if let duration, !(duration > 0) {
            throw Trouble("'--for \(duration)' is out of range; give seconds above 0")
        }
        if failOnLeak && target.command.isEmpty {
            throw Trouble("'--fail-on-leak' judges a command; give one after '--'")
        }
        if !allow.isEmpty && !failOnLeak {
            throw Trouble("'--allow' says what is no leak; give '--fail-on-leak' too")
        }
    }

    func run() throws {
        try check()
        #if os(Linux)
            throw Left(status: try watch())
        #else
            throw Trouble("'surety watch' works only on Linux, since it reads /proc; run it there")
        #endif
    }

    #if os(Linux)
        private func watch() throws(Trouble) -> Int32 {
            let session = Session(try settings()) { (text, path) throws(WatchTrouble) in
                do throws(Output.Failure) {
                    try Output.write(text, toFile: path)
                } catch {
                    throw WatchTrouble(Trouble(error).message)
                }
            }
            do throws(WatchTrouble) {
                return try session.run()
            } catch {
                throw Trouble(error.message)
            }
        }

        private func settings() throws(Trouble) -> WatchSettings {
            var settings = WatchSettings(target.watched)
            settings.format = format == .json ? .json : .text
            settings.once = once
            settings.interval = interval
            settings.duration = duration
            settings.pace = pace
            settings.record = record
            settings.html = html
            settings.serve = serve
            settings.warnShare = warn.share
            settings.failsOnLeak = failOnLeak
            settings.allowed = allow.map(Pattern.init)
            if let per {
                guard let load = LoadMetric(per) else {
                    throw Trouble("'\(per)' is no metric; give NAME=http://HOST:PORT/PATH")
                }
                settings.load = load
            }
            settings.isOnTerminal = Output.isTerminal(1)
            settings.areErrorsOnTerminal = Output.isTerminal(2)
            settings.isColoured = Output.wantsColour
            settings.width = Output.terminalWidth ?? 200
            return settings
        }
    #endif
}

/// What is watched: one of four.
struct WatchTarget: ParsableArguments {
    @Option(
        name: .customLong("pid"),
        help: ArgumentHelp("Watch this process; may be given again.", valueName: "number"))
    var pids: [Int32] = []

    @Option(help: ArgumentHelp("Watch the processes of this name.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Show what was recorded.", valueName: "file"))
    var replay: String?

    @Argument(
        parsing: .postTerminator, help: ArgumentHelp("A command to start and watch.", valueName: "command"))
    var command: [String] = []

    func check() throws(Trouble) {
        let given = [!pids.isEmpty, name != nil, replay != nil, !command.isEmpty].count { $0 }
        if given == 0 {
            throw Trouble("nothing to watch; give '--pid', '--name', '--replay' or a command after '--'")
        }
        if given > 1 {
            throw Trouble("'--pid', '--name', '--replay' and a command exclude each other; give one of them")
        }
        for pid in pids where pid <= 0 {
            throw Trouble("'--pid \(pid)' is no process; give a number above 0")
        }
    }

    #if os(Linux)
        var watched: WatchSettings.Target {
            if let replay { return .recording(replay) }
            if let name { return .name(name) }
            return command.isEmpty ? .processes(pids) : .command(command)
        }
    #endif
}

/// `surety watch mark`.
struct WatchMarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Tell the watch around this command where a round begins or ends.",
        discussion: """
            What was acquired after the first mark and is still held at the last one is a leak. With three marks and \
            more, each stretch between two of them must have left something: what is opened once, at first use, is \
            then no leak.

            Example, within a test that 'surety watch --fail-on-leak' runs:
              surety watch mark warm
              ./requests.sh
              surety watch mark done
            """)

    @Argument(help: ArgumentHelp("What the report calls it.", valueName: "name"))
    var name = "mark"

    func run() throws {
        #if os(Linux)
            do throws(WatchTrouble) {
                try MarkSocket.mark(name)
            } catch {
                throw Trouble(error.message)
            }
        #else
            throw Trouble("'surety watch' works only on Linux, since it reads /proc; run it there")
        #endif
    }
}

/// How a watch shows what it sees.
enum WatchFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// `80%`, or `80`.
struct Percentage: ExpressibleByArgument {
    var share: Double

    init(share: Double) { self.share = share }

    init?(argument: String) {
        guard let value = Double(argument.hasSuffix("%") ? String(argument.dropLast()) : argument), value > 0,
            value <= 100
        else { return nil }
        share = value / 100
    }

    var defaultValueDescription: String { "\(Int(share * 100))%" }
}
