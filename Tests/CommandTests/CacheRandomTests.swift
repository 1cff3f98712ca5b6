import Foundation
import SuretyCheck
import TestSupport
import Testing

/// A tree that is edited at random: after each edit the reports are the same bytes with the cache and without.
///
/// `SURETY_EDITS` says how many edits a seed gets, `SURETY_SEED=7` runs the seed 7 only.
struct CacheRandomTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static let seeds: [Int] =
        environment["SURETY_SEED"].flatMap(Int.init).map { [$0] } ?? Array(1...4)

    @Test(arguments: seeds)
    func editsNeverShow(seed: Int) throws {
        let edits = Self.environment["SURETY_EDITS"].flatMap(Int.init) ?? 40
        var world = CacheWorld(seed: seed)
        let scene = try CacheScene(world.files)
        let stubs = scene.tree.path(of: "stubs")
        scene.choose = {
            $0.select = ["all"]
            $0.stubs = [stubs]
        }
        var taken = 0
        var analysed = 0
        var reports: Set<[String]> = []
        for step in 0..<edits {
            let edit = world.edit()
            try world.write(to: scene.tree)
            let bare = try scene.run(cached: false)
            let warm = try scene.run()
            #expect(warm.reports == bare.reports, "seed \(seed), step \(step): \(edit)")
            guard warm.reports == bare.reports else { return }
            taken += warm.taken
            analysed += warm.parts - warm.taken
            reports.insert(bare.reports)
            if step % 5 == 0 {
                let again = try scene.run()
                #expect(again.reports == bare.reports && again.taken == again.parts, "\(edit)")
            }
        }
        // The edits matter to what is found, and to some parts only.
        #expect(reports.count > edits / 3 && taken > edits / 2 && analysed > edits / 3)
    }
}

/// The files of a made-up tree: modules with packages that use each other's functions, a vendored package, stubs, folders
/// without a module.
struct CacheWorld {
    /// What the files are now.
    private(set) var files: [String: String] = [:]
    private var written: [String: String] = [:]
    private var past: [[String: String]] = []
    private var random: SplitMix
    private var count = 0

    private static let modules = ["alpha", "beta", "gamma", "delta"]
    private static let packages = ["one", "two"]

    init(seed: Int) {
        random = SplitMix(state: UInt64(seed))
        for module in Self.modules {
            files["\(module)/go.mod"] = goMod(module)
            for package in Self.packages { files["\(module)/\(package)/a.go"] = file(module, package) }
        }
        files["gamma/vendor/example.org/dep/dep.go"] = CacheProgram.helper(closes: true, package: "dep")
        files["stubs/stubbed.go"] = CacheProgram.stub(closes: true)
        files["loose/l.go"] = file("loose", "loose")
        written = files
    }

    /// Puts what has changed on the disk.
    mutating func write(to folder: TemporaryFolder) throws {
        for (path, text) in files where written[path] != text { try folder.write(text, to: path) }
        for path in written.keys where files[path] == nil {
            try FileManager.default.removeItem(atPath: folder.path(of: path))
        }
        written = files
    }

    // MARK: Edits

    /// Changes something, and says what.
    mutating func edit() -> String {
        past.append(files)
        count += 1
        switch random.below(17) {
        case 0:
            return change("insert a defer") { lines, random in
                guard let line = lines.indices.filter({ lines[$0] == "\t}" }).randomElement(using: &random)
                else { return }
                lines.insert("\tdefer f.Close()", at: line + 1)
            }
        case 1:
            return change("delete a line") { lines, random in
                lines.remove(at: random.below(lines.count))
            }
        case 2: return rename()
        case 3: return addFile()
        case 4: return removeFile()
        case 5: return changeModule()
        case 6: return set("stubs/stubbed.go", CacheProgram.stub(closes: random.chance(50)))
        case 7: return changeVendored()
        case 8, 9: return addImport()
        case 10:
            return change("break the syntax") { lines, random in
                lines.insert(
                    ["}", "func (", "\"", "package x", "if {"].randomElement(using: &random) ?? "",
                    at: random.below(lines.count))
            }
        case 11: return toggle("go.work", "go 1.26\n\nuse (\n\t./alpha\n\t./beta\n)\n")
        case 12: return toggle("go.mod", "module example.com/root\n\ngo 1.26\n")
        case 13: return goBack()
        case 14: return goBack()
        case 15:
            return change("silence") { lines, random in
                lines.insert("\t//surety:ignore leak it is wanted", at: random.below(lines.count))
            }
        default: return rewrite()
        }
    }

    private var sources: [String] {
        files.keys.filter { $0.hasSuffix(".go") && !$0.hasPrefix("stubs/") }.sorted()
    }

    private mutating func set(_ path: String, _ text: String) -> String {
        files[path] = text
        return "set \(path)"
    }

    private mutating func toggle(_ path: String, _ text: String) -> String {
        files[path] = files[path] == nil ? text : nil
        return "toggle \(path)"
    }

    private mutating func goBack() -> String {
        let step = random.below(past.count)
        files = past[step]
        return "go back to \(step)"
    }

    private mutating func change(
        _ what: String, _ body: (inout [String], inout SplitMix) -> Void
    ) -> String {
        let path = sources[random.below(sources.count)]
        var lines = (files[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        body(&lines, &random)
        return what + " in " + set(path, lines.joined(separator: "\n"))
    }

    /// A function gets another name, where it is declared or where it is called.
    private mutating func rename() -> String {
        let path = sources[random.below(sources.count)]
        let name = random.chance(50) ? "Finish(" : "Settle("
        let other = name == "Finish(" ? "Settle(" : "Finish("
        return "rename in " + set(path, (files[path] ?? "").replacingOccurrences(of: name, with: other))
    }

    private mutating func addFile() -> String {
        let module = Self.modules[random.below(Self.modules.count)]
        let package = ["one", "two", "three"][random.below(3)]
        let name = ["b.go", "c_test.go", "d_windows.go", "mock_e.go"][random.below(4)]
        return set("\(module)/\(package)/\(name)", file(module, package))
    }

    private mutating func removeFile() -> String {
        let path = sources[random.below(sources.count)]
        if sources.count > 4 { files[path] = nil }
        return "remove \(path)"
    }

    private mutating func changeModule() -> String {
        let module = Self.modules[random.below(Self.modules.count)]
        if random.chance(15) { return toggle("\(module)/go.mod", goMod(module)) }
        return set("\(module)/go.mod", goMod(module))
    }

    private mutating func changeVendored() -> String {
        let module = random.chance(60) ? "gamma" : "delta"
        let path = "\(module)/vendor/example.org/dep/\(random.chance(70) ? "dep.go" : "more.go")"
        if random.chance(30) { return toggle(path, "package dep\n") }
        return set(path, CacheProgram.helper(closes: random.chance(50), package: "dep"))
    }

    private mutating func addImport() -> String {
        let module = Self.modules[random.below(Self.modules.count)]
        let other = Self.modules[random.below(Self.modules.count)]
        let text = CacheProgram.user(
            "example.com/\(other)/\(random.chance(50) ? "one" : "two")", package: "one")
        return set("\(module)/one/user.go", text.replacingOccurrences(of: "Use(", with: "UseOther("))
    }

    private mutating func rewrite() -> String {
        let path = sources[random.below(sources.count)]
        let parts = path.split(separator: "/").map(String.init)
        return set(path, file(parts[0], parts.count > 2 ? parts[parts.count - 2] : parts[0]))
    }

    // MARK: Texts

    private mutating func goMod(_ module: String) -> String {
        var text =
            "module example.com/\(random.chance(90) ? module : "same")\n\ngo 1.\([20, 22, 26][random.below(3)])\n"
        let other = Self.modules[random.below(Self.modules.count)]
        if random.chance(30) { text += "\nreplace example.com/\(other) => ../\(other)\n" }
        if random.chance(20) { text += "\nreplace example.org/dep => ../\(other)/one\n" }
        return text
    }

    /// A file of a package: a `Finish` now and then, and functions that open and end in one way or another.
    private mutating func file(_ module: String, _ package: String) -> String {
        let target = [
            "example.org/dep", "example.org/stubbed", "example.com/\(module)/one",
            "example.com/\(module)/two",
            "example.org/unknown",
        ][random.below(5)]
        let name = target.split(separator: "/").last ?? ""
        count += 1
        var text = "package \(package)\n\nimport (\n\t\"os\"\n\t\"\(target)\"\n)\n\n"
        if random.chance(60) {
            let end = random.chance(50) ? "return f.Close()" : "_, err := f.Stat()\n\treturn err"
            text += "func \(random.chance(70) ? "Finish" : "Settle")(f *os.File) error {\n\t\(end)\n}\n\n"
        }
        for index in 0...random.below(3) {
            let end = [
                "return \(name).Finish(f)", "return f.Close()", "_ = f.Name()\n\treturn nil",
                "defer f.Close()\n\t_, err = f.Stat()\n\treturn err", "return Finish(f)",
            ][random.below(5)]
            text +=
                "func F\(count)\(index)() error {\n\tf, err := os.Open(\"a\")\n\tif err != nil {\n\t\treturn err\n\t}\n\t\(end)\n}\n\n"
        }
        return text
    }
}
