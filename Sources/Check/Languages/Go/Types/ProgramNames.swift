import SuretyFlow

/// Which names say that code is a program's own, and which that it is called again and again.
public enum ProgramNames {
    /// Whether an import path is that of a part of a program: people who write one put its commands there. The name of a
    /// repository says so only where it is that of a command line tool.
    public static func isOfProgram(path: String) -> Bool {
        let parts = path.split(separator: "/")
        let isHosted = !ImportPaths.isStandard(path)
        return parts.dropFirst(isHosted ? RepositoryPath.length(of: parts) : 0).contains {
            folders.contains($0)
        } || parts.contains(where: isNamedForCommands)
    }

    /// Whether a folder or a repository is named as a command line tool is: `cli`, `kubectl`, `tempo-cli`, `setupcli`.
    public static func isNamedForCommands(_ part: Substring) -> Bool {
        part.hasSuffix("cli") || part.hasSuffix("ctl") || part.hasPrefix("cliutil")
    }

    /// Whether an import path says that other programs are to import a package of a program's module.
    public static func isForOthers(path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard !parts.contains("internal") && !isOfProgram(path: path) else { return false }
        return RepositoryPath.below(path).contains { forOthers.contains($0) }
    }

    private static let forOthers: Set<Substring> = ["bindings", "client", "sdk"]

    private static let folders: Set<Substring> = ["cli", "cmd", "cmds", "command", "commands"]

    /// The names that what listens or watches calls: whatever is in a program with it may be called for what comes from outside.
    public static let listening = [
        "AddEventHandler", "ControllerManagedBy", "ListenAndServe", "ListenAndServeTLS",
        "NewControllerManagedBy", "Serve", "ServeTLS",
    ]

    /// The names that what serves calls, or takes: code that names none of them is called by nothing that comes from outside.
    public static let serving =
        listening + [
            "Accept", "AcceptTCP", "AcceptUnix", "Handle", "HandleFunc", "QueueSubscribe",
            "RegisterService", "ResponseWriter", "ServeHTTP", "Subscribe",
        ]

    /// The names by which code waits for a time again and again: a daemon does so for good, a command until something is there.
    public static let waiting = ["NewTicker", "Tick"]

    /// The packages of which command line tools are made.
    public static let commandLines: Set<String> = [
        "github.com/alecthomas/kingpin", "github.com/alecthomas/kingpin/v2", "github.com/alecthomas/kong",
        "github.com/jessevdk/go-flags", "github.com/mitchellh/cli", "github.com/spf13/cobra",
        "github.com/urfave/cli", "github.com/urfave/cli/v2", "github.com/urfave/cli/v3",
        "gopkg.in/alecthomas/kingpin.v2", "gopkg.in/urfave/cli.v1", "github.com/codegangsta/cli",
    ]

    /// Whether the name of a parameter's type says that there is one for each call: a request, what asks for it, what
    /// carries it.
    static func comesAgain(_ type: String) -> Bool {
        if endings.contains(where: { type.hasSuffix($0) }) || type == "Ctx" { return true }
        guard type.hasSuffix(".Context"), let package = type.split(separator: ".").first else { return false }
        return package != "context" && !folders.contains(package) && !package.hasSuffix("cli")
    }

    /// Whether a parameter's type is named for a request, which is made where it is sent and comes where it is served.
    static func isRequest(_ type: String) -> Bool { requests.contains { type.hasSuffix($0) } }

    /// Whether a method sends the requests that it is given, by its type's name or by that of the method of
    /// `http.RoundTripper`.
    static func sendsRequests(_ method: String, of type: String) -> Bool {
        method == "RoundTrip" || type.hasSuffix("Client") || type.hasSuffix("client")
    }

    private static let requests = ["Request", "Req"]

    private static let endings =
        requests + [
            "ResponseWriter", "Conn", "Message", "Msg", "Event", ".Ctx", "RequestCtx", "ReqCtx", "Stream",
            "Packet",
        ]
}

extension UseFinder {
    /// The package of a function, or of an initialisation of variables.
    mutating func package(of function: FunctionID) -> Int? {
        if Int(function.index) < tables.functions.count {
            let package = tables.functions[Int(function.index)].package
            return package < 0 ? nil : Int(package)
        }
        return initializations[function].map { Int(tables.packageOfFile[$0.file]) }
    }

    /// The types of the parameters of a function or literal, as they are written, pointers left aside.
    mutating func parameterTypeNames(of code: Code) -> [String] {
        guard let place = begin(code.function), let signature = signature(of: code, place) else { return [] }
        let tree = typer.tree
        return tree.fields(tree.functionType(signature).parameters).map { field in
            let type = tree.field(field).type
            let range = tree.range(type)
            let text = tables.files[place.file].text.string(Int(range.lowerBound)..<Int(range.upperBound))
            return String(text.drop { $0 == "*" || $0 == "." })
        }
    }

    private func signature(of code: Code, _ place: Place) -> Node? {
        let tree = typer.tree
        guard let start = code.literal else {
            guard Int(code.function.index) < tables.functions.count else { return nil }
            return tree.functionDeclaration(tables.functions[Int(code.function.index)].node).type
        }
        return literal(at: start, place).map { tree.leftNode($0) }
    }
}
