/// A small Go program with a leaking and a clean variant, written so that its source can be changed without changing
/// what it does. `$name` is a local variable; `<release>` is where the resource is released.
struct InvarianceProgram: Sendable, CustomStringConvertible {
    /// What it is about.
    var name: String
    /// The imports of the functions.
    var imports: [String]
    /// The statement that releases.
    var release: String
    /// What a helper that releases is given instead.
    var argument: String
    /// The helper's parameter, with its type.
    var parameter: String
    /// The helper's statement.
    var helper: String
    /// What the helper imports.
    var helperImport: String
    /// The declarations, in an order that does not matter.
    var declarations: [String]

    var description: String { name }

    /// The functions that leak are named so.
    var leaking: [String] {
        declarations.flatMap { $0.split(separator: "\n") }.compactMap { line in
            line.firstMatch(of: /^func (?:\([^)]*\*(\w+)\) )?(leaks\w*)\(/).map { match in
                match.1.map { "\($0).\(match.2)" } ?? String(match.2)
            }
        }
    }
}

extension InvarianceProgram {
    /// A program whose resource comes with an error: opened, looked at, and released on one way out or on all.
    private init(
        _ name: String, imports: [String], acquire: String, parameters: String, variable: String, use: String,
        release: String, argument: String, helper: (parameter: String, body: String, imports: String)
    ) {
        self.name = name
        self.imports = imports
        self.release = release
        self.argument = argument
        parameter = helper.parameter
        self.helper = helper.body
        helperImport = helper.imports
        declarations = [
            """
            func leaks(\(parameters), early bool) (int, error) {
            \t\(variable), err := \(acquire)
            \tif err != nil {
            \t\treturn 0, err
            \t}
            \tif early {
            \t\treturn 1, nil
            \t} else {
            \t\t\(use)
            \t}
            \t<release>
            \treturn 0, nil
            }
            """,
            """
            func leaksInLoop(\(parameters), rounds int) (int, error) {
            \t$count := 0
            \tfor $count < rounds {
            \t\t\(variable), err := \(acquire)
            \t\tif err != nil {
            \t\t\treturn $count, err
            \t\t}
            \t\t\(use)
            \t\tif $count == 3 {
            \t\t\tcontinue
            \t\t}
            \t\t<release>
            \t\t$count++
            \t}
            \treturn $count, nil
            }
            """,
            """
            func clean(\(parameters), early bool) (int, error) {
            \t\(variable), err := \(acquire)
            \tif err != nil {
            \t\treturn 0, err
            \t}
            \tif early {
            \t\t<release>
            \t\treturn 1, nil
            \t} else {
            \t\t\(use)
            \t}
            \t<release>
            \treturn 0, nil
            }
            """,
            """
            func cleanDeferred(\(parameters), early bool) (int, error) {
            \t\(variable), err := \(acquire)
            \tif err != nil {
            \t\treturn 0, err
            \t}
            \tdefer <release>
            \tif early {
            \t\treturn 1, nil
            \t}
            \t\(use)
            \treturn 0, nil
            }
            """,
        ]
    }

    static let all: [InvarianceProgram] = withErrors + withoutErrors

    private static let withErrors = [
        InvarianceProgram(
            "file", imports: ["fmt", "os"], acquire: "os.Open(path)", parameters: "path string",
            variable: "$f",
            use: "fmt.Println($f.Name())", release: "$f.Close()", argument: "$f",
            helper: ("r *os.File", "r.Close()", "os")),
        InvarianceProgram(
            "temporary folder", imports: ["os"], acquire: "os.MkdirTemp(path, \"x\")",
            parameters: "path string", variable: "$dir", use: "os.Chmod($dir, 0o700)",
            release: "os.RemoveAll($dir)",
            argument: "$dir", helper: ("r string", "os.RemoveAll(r)", "os")),
        InvarianceProgram(
            "connection", imports: ["fmt", "net"], acquire: "net.Dial(\"tcp\", address)",
            parameters: "address string", variable: "$c", use: "fmt.Println($c.RemoteAddr())",
            release: "$c.Close()", argument: "$c", helper: ("r net.Conn", "r.Close()", "net")),
        InvarianceProgram(
            "listener", imports: ["fmt", "net"], acquire: "net.Listen(\"tcp\", address)",
            parameters: "address string", variable: "$l", use: "fmt.Println($l.Addr())",
            release: "$l.Close()",
            argument: "$l", helper: ("r net.Listener", "r.Close()", "net")),
        InvarianceProgram(
            "response", imports: ["fmt", "net/http"], acquire: "http.Get(url)", parameters: "url string",
            variable: "$resp", use: "fmt.Println($resp.StatusCode)", release: "$resp.Body.Close()",
            argument: "$resp.Body", helper: ("r io.Closer", "r.Close()", "io")),
        InvarianceProgram(
            "row set", imports: ["database/sql", "fmt"], acquire: "db.Query(query)",
            parameters: "db *sql.DB, query string", variable: "$rows", use: "fmt.Println($rows.Columns())",
            release: "$rows.Close()", argument: "$rows", helper: ("r *sql.Rows", "r.Close()", "database/sql")),
        InvarianceProgram(
            "transaction", imports: ["database/sql"], acquire: "db.Begin()", parameters: "db *sql.DB",
            variable: "$tx", use: "$tx.Exec(\"select 1\")", release: "$tx.Rollback()", argument: "$tx",
            helper: ("r *sql.Tx", "r.Rollback()", "database/sql")),
        InvarianceProgram(
            "statement", imports: ["database/sql"], acquire: "db.Prepare(query)",
            parameters: "db *sql.DB, query string", variable: "$stmt", use: "$stmt.Exec()",
            release: "$stmt.Close()", argument: "$stmt", helper: ("r *sql.Stmt", "r.Close()", "database/sql")),
        InvarianceProgram(
            "archive", imports: ["archive/zip", "fmt"], acquire: "zip.OpenReader(path)",
            parameters: "path string",
            variable: "$z", use: "fmt.Println($z.Comment)", release: "$z.Close()", argument: "$z",
            helper: ("r *zip.ReadCloser", "r.Close()", "archive/zip")),
    ]

    private static let withoutErrors = [
        InvarianceProgram(
            name: "lock", imports: ["errors", "sync"], release: "$c.mu.Unlock()", argument: "&$c.mu",
            parameter: "r *sync.Mutex", helper: "r.Unlock()", helperImport: "sync",
            declarations: [
                "type counter struct {\n\tmu sync.Mutex\n\tn  int\n}",
                """
                func ($c *counter) leaks(n int) error {
                \t$c.mu.Lock()
                \tif n < 0 {
                \t\treturn errors.New("negative")
                \t} else {
                \t\t$c.n += n
                \t}
                \t<release>
                \treturn nil
                }
                """,
                """
                func ($c *counter) clean(n int) error {
                \t$c.mu.Lock()
                \tdefer <release>
                \tif n < 0 {
                \t\treturn errors.New("negative")
                \t}
                \t$c.n += n
                \treturn nil
                }
                """,
            ]),
        InvarianceProgram(
            name: "cancel function", imports: ["context"], release: "$cancel()", argument: "$cancel",
            parameter: "r context.CancelFunc", helper: "r()", helperImport: "context",
            declarations: [
                """
                func leaks(parent context.Context, work func(context.Context) error) error {
                \t$ctx, $cancel := context.WithCancel(parent)
                \tif err := work($ctx); err != nil {
                \t\treturn err
                \t}
                \t<release>
                \treturn nil
                }
                """,
                """
                func clean(parent context.Context, work func(context.Context) error) error {
                \t$ctx, $cancel := context.WithCancel(parent)
                \tdefer <release>
                \tif err := work($ctx); err != nil {
                \t\treturn err
                \t}
                \treturn nil
                }
                """,
            ]),
        InvarianceProgram(
            name: "command", imports: ["os/exec"], release: "$cmd.Wait()", argument: "$cmd",
            parameter: "r *exec.Cmd", helper: "r.Wait()", helperImport: "os/exec",
            declarations: [
                """
                func leaks(program string, look bool) (int, error) {
                \t$cmd := exec.Command(program)
                \tif err := $cmd.Start(); err != nil {
                \t\treturn 0, err
                \t}
                \tif look {
                \t\treturn 1, nil
                \t} else {
                \t\t<release>
                \t}
                \treturn 0, nil
                }
                """,
                """
                func clean(program string, look bool) (int, error) {
                \t$cmd := exec.Command(program)
                \tif err := $cmd.Start(); err != nil {
                \t\treturn 0, err
                \t}
                \tif look {
                \t\t<release>
                \t\treturn 1, nil
                \t}
                \t<release>
                \treturn 0, nil
                }
                """,
            ]),
    ]
}
