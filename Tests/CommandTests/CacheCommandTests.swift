import Foundation
import TestSupport
import Testing

/// The cache as the command uses it, with other processes, users and disks around it.
struct CacheCommandTests {
    /// How many parts a run with `--statistics` took from the cache.
    private func taken(_ outcome: Outcome) -> Int? {
        guard let line = outcome.errors.split(separator: "\n").first(where: { $0.hasPrefix("parts ") }) else {
            return nil
        }
        return line.split(separator: " ").dropFirst(2).first.flatMap { Int($0) }
    }

    private func check(
        _ folder: TemporaryFolder, _ more: String..., program: String = Command.surety,
        environment: [String: String]? = nil
    ) throws -> Outcome {
        var own = ProcessInfo.processInfo.environment
        own["SURETY_CACHE"] = nil
        return try Command.run(
            program, ["check", "--statistics", "--select", "all"] + more, in: folder.path,
            environment: environment ?? own)
    }

    @Test(arguments: ["text", "json", "sarif", "github", "gitlab", "junit", "html"])
    func everyReportIsTheSameBytes(format: String) throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let cache = try TemporaryFolder()
        let bare = try check(tree, "--format", format)
        #expect(bare.status == 1 && taken(bare) == 0)
        for held in [0, 3] {
            let run = try check(tree, "--format", format, "--cache", cache.path(of: "new/below"))
            #expect(run.output == bare.output && run.status == 1)
            #expect(taken(run) == held)
        }
    }

    @Test func isChosenByFlagAndEnvironment() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let cache = try TemporaryFolder()
        let environment = ["SURETY_CACHE": cache.path(of: "c")]
        #expect(try taken(check(tree, environment: environment)) == 0)
        #expect(try taken(check(tree, environment: environment)) == 3)
        #expect(try taken(check(tree, "--no-cache", environment: environment)) == 0)
        #expect(try taken(check(tree, "--cache", cache.path(of: "d"), environment: environment)) == 0)
        // Nothing is kept unless it is asked for, and nothing lies in the tree.
        let names = try FileManager.default.contentsOfDirectory(atPath: tree.path)
        #expect(Set(names) == ["a", "b", "c", "lib"])
        let attributes = try FileManager.default.attributesOfItem(atPath: cache.path(of: "c"))
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        let both = try check(tree, "--cache", "c", "--no-cache")
        #expect(both.status == 2)
        #expect(both.errors.contains("'--cache' and '--no-cache' exclude each other; give one of them"))
        #expect(try check(tree, "--cache", "").status == 2)
    }

    /// A cache in the tree itself is seen by neither the check nor git.
    @Test func mayLieInTheTree() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let bare = try check(tree, "--format", "json")
        for held in [0, 3] {
            let run = try check(tree, "--format", "json", "--cache", "kept")
            #expect(run.output == bare.output && taken(run) == held)
        }
        let git = try Command.shell("git init -q && git status --porcelain | sort", in: tree.path)
        #expect(git.output == "?? a/\n?? b/\n?? c/\n?? lib/\n")
    }

    /// In a folder that has something else in it nothing tells git and those who make copies to leave it out.
    @Test func leavesAUsedFolderAsItIs() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        for held in [0, 3] { #expect(try taken(check(tree, "--cache", ".")) == held) }
        let names = try FileManager.default.contentsOfDirectory(atPath: tree.path)
        #expect(names.filter { $0.count != 32 }.sorted() == ["a", "b", "c", "key", "lib"])
    }

    @Test func mendsWithIt() throws {
        let files = [
            "go.mod": CacheProgram.module("m"),
            "a.go":
                "package m\n\nimport \"os\"\n\nfunc f() error {\n\tf, err := os.Open(\"a\")\n\tif err != nil {\n"
                + "\t\treturn err\n\t}\n\t_ = f.Name()\n\treturn nil\n}\n",
        ]
        let cache = try TemporaryFolder()
        let trees = [try TemporaryFolder(files), try TemporaryFolder(files)]
        let bare = try check(trees[0], "--fix")
        for _ in 0..<2 {
            try trees[1].write(files["a.go"] ?? "", to: "a.go")
            let run = try check(trees[1], "--fix", "--cache", cache.path(of: "c"))
            #expect(run.output == bare.output && run.status == bare.status)
            let texts = try trees.map { try String(contentsOfFile: $0.path(of: "a.go"), encoding: .utf8) }
            #expect(texts[0] == texts[1] && texts[0] != files["a.go"])
        }
    }

    @Test func anotherRevisionIsKnownAgain() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let git = "git -c user.email=a@example.com -c user.name=a"
        let made = try Command.shell(
            "git init -q && git add -A && \(git) commit -q -m first", in: tree.path)
        try #require(made.status == 0, "\(made.errors)")
        try tree.write(CacheProgram.helper(closes: false), to: "lib/helper/helper.go")
        let cache = try TemporaryFolder()
        let bare = try check(tree, "--since", "HEAD", "--format", "json")
        #expect(bare.output.contains("\"function\": \"Use\"") && !bare.output.contains("Forgets"))
        // The two revisions differ in one part of three.
        for held in [2, 6] {
            let run = try check(
                tree, "--since", "HEAD", "--format", "json", "--cache", cache.path(of: "c"))
            #expect(run.output == bare.output && taken(run) == held)
        }
    }

    /// A program that was built anew says other things, perhaps; the same one elsewhere does not.
    @Test(arguments: [true, false])
    func anotherBuildBelievesNothing(hasRoundDate: Bool) throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let folder = try TemporaryFolder()
        func run(_ program: String) throws -> Int? {
            try taken(
                check(tree, "--cache", folder.path(of: "c"), program: folder.path(of: program)))
        }
        func copy(_ program: String, after line: String = "true") throws {
            // What comes out of an archive has a date in whole seconds.
            let date = hasRoundDate ? "-d @1700000000" : "-r surety"
            let outcome = try Command.shell(
                "cp -p \"$SURETY\" surety && cp surety \(program).new && \(line) \(program).new"
                    + " && touch \(date) \(program).new && mv \(program).new \(program)", in: folder.path)
            try #require(outcome.status == 0, "\(outcome.errors)")
        }
        try copy("first")
        #expect(try run("first") == 0)
        #expect(try run("first") == 3)
        try copy("second")
        #expect(try run("second") == 3)
        // A byte behind the program changes nothing of what it does.
        try copy("first", after: "echo >>")
        #expect(try run("first") == 0)
        #expect(try run("first") == 3)
        #expect(try run("second") == 3)
        guard hasRoundDate else { return }
        // One of the same length and date.
        try copy("first", after: "echo x >>")
        #expect(try run("first") == 0)
        try copy("first", after: "echo y >>")
        #expect(try run("first") == 0)
    }

    @Test func manyProcessesAtOnce() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let bare = try check(tree, "--format", "json")
        try tree.write(bare.output, to: "expected")
        for _ in 0..<3 {
            let outcome = try Command.shell(
                """
                rm -rf cache; for n in 1 2 3 4 5 6; do
                    ("$SURETY" check --select all --format json --cache cache > out.$n 2> err.$n; echo $? >> err.$n) &
                done; wait; for n in 1 2 3 4 5 6; do cmp expected out.$n; cat err.$n; done
                ls cache | grep -c new
                """, in: tree.path)
            #expect(outcome.output == "1\n1\n1\n1\n1\n1\n0\n", "\(outcome)")
            let warm = try check(tree, "--format", "json", "--cache", "cache")
            #expect(warm.output == bare.output && taken(warm) == 3)
        }
    }

    // MARK: Where nothing can be kept

    @Test func aFolderThatCannotBeUsedIsNoReasonToComplain() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let bare = try check(tree, "--format", "json")
        try tree.write("a file", to: "file")
        for (cache, reason) in [
            ("file", "not a directory"), ("file/below", "not a directory"), ("/proc/nothing", "no such file"),
        ] {
            let run = try check(tree, "--format", "json", "--cache", cache)
            #expect(run.output == bare.output && run.status == 1)
            #expect(run.errors.contains("no cache    cannot use '\(cache)': \(reason)"), "\(run.errors)")
            let quiet = try Command.surety(
                "check", "--select", "all", "--format", "json", "--cache", cache, in: tree.path)
            #expect(quiet.output == bare.output && quiet.errors.isEmpty)
        }
    }

    /// What another user has filled, and what may not be written in: as a user without rights, if this is the superuser.
    @Test func aFolderThatCannotBeWrittenIsStillRead() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Command.surety, toPath: folder.path(of: "surety"))
        var user = ""
        if geteuid() == 0 {
            chown(folder.path, 65534, 65534)
            user = "setpriv --reuid 65534 --regid 65534 --clear-groups "
        }
        func run(_ cache: String) throws -> Outcome {
            try Command.shell(
                "\(user)\(folder.path)/surety check --select all --statistics --format json --cache \(cache)",
                in: tree.path)
        }
        let cache = folder.path(of: "c")
        let cold = try run(cache)
        guard cold.status == 1 else { return }  // This machine lets nobody become another user.
        #expect(taken(cold) == 0)
        chmod(cache, 0o500)
        let warm = try run(cache)
        #expect(taken(warm) == 3 && warm.output == cold.output)
        try tree.write(CacheProgram.leaking("Second"), to: "c/c.go")
        for _ in 0..<2 { #expect(try taken(run(cache)) == 2) }
        // Without a key nothing can be told apart.
        chmod(cache, 0o700)
        try FileManager.default.removeItem(atPath: cache + "/key")
        chmod(cache, 0o500)
        let bare = try run(cache)
        #expect(bare.errors.contains("no cache    cannot use '\(cache)': its key cannot be read or written"))
        #expect(try bare.output == check(tree, "--format", "json").output)
    }

    @Test func whatDoesNotFitIsNotKept() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let bare = try check(tree, "--format", "json")
        // Not even the key fits.
        for _ in 0..<2 {
            let limited = try Command.shell(
                """
                (ulimit -f 0; exec "$SURETY" check --select all --format json --cache cache) | cat
                exit ${PIPESTATUS[0]}
                """, in: tree.path)
            #expect(limited.output == bare.output && limited.status == 1, "\(limited)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: tree.path(of: "cache")).isEmpty)
        // A key is there, and nothing else fits.
        #expect(try taken(check(tree, "--cache", "cache")) == 0)
        let emptied = try Command.shell(
            """
            cd cache && rm ???????????????????????????????? && cd ..
            (ulimit -f 0; exec "$SURETY" check --select all --format json --cache cache) | cat
            ls cache
            """, in: tree.path)
        #expect(emptied.output == bare.output + "CACHEDIR.TAG\nkey\n", "\(emptied.output.suffix(200))")
        #expect(try taken(check(tree, "--cache", "cache")) == 0)
        #expect(try taken(check(tree, "--cache", "cache")) == 3)
    }

    @Test(.enabled(if: geteuid() == 0, "mounting is the superuser's"))
    func aFullDisk() throws {
        let tree = try TemporaryFolder(CacheProgram.tree)
        let bare = try check(tree, "--format", "json")
        try tree.write(bare.output, to: "expected")
        try tree.folder("full")
        let outcome = try Command.shell(
            """
            unshare -m sh -c '
                mount -t tmpfs -o size=16k,mode=700 none full || exit 77
                for n in 1 2 3; do
                    "$SURETY" check --select all --format json --cache full > out; echo $?; cmp expected out
                    [ -e full/filler ] || cat /dev/zero > full/filler 2> /dev/null
                done
                ls full | grep -c new'
            """, in: tree.path)
        guard outcome.status != 77, !outcome.errors.contains("unshare") else { return }
        #expect(outcome.output == "1\n1\n1\n0\n", "\(outcome)")
    }
}
