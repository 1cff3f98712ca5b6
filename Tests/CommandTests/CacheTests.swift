import Foundation
import SuretyCheck
import TestSupport
import Testing

/// What a cache saves, when it does not, and what it bears.
struct CacheTests {
    @Test func anUnchangedTreeAnalysesNothing() throws {
        let scene = try CacheScene(CacheProgram.tree)
        let bare = try scene.run(cached: false)
        #expect(bare.parts == 3 && bare.taken == 0)
        let cold = try scene.run()
        #expect(cold.parts == 3 && cold.taken == 0 && scene.entries.count == 3)
        let warm = try scene.run()
        #expect(warm.taken == 3)
        #expect(cold.reports == bare.reports && warm.reports == bare.reports)
        #expect(bare.json.contains("\"path\": ") && bare.json.contains("in Forgets") == false)
        #expect(bare.json.contains("\"function\": \"Forgets\""))
    }

    @Test func oneFileCostsItsPart() throws {
        let scene = try CacheScene(CacheProgram.tree)
        _ = try scene.run()
        // What is changed, and how many of the three parts still hold.
        let changes: [(String, String, Int)] = [
            ("c/c.go", CacheProgram.leaking("Other"), 2),
            ("lib/helper/helper.go", CacheProgram.helper(closes: false), 2),
            ("b/vendor/example.org/dep/dep.go", CacheProgram.helper(closes: false, package: "dep"), 2),
            ("b/vendor/example.org/dep/more.go", "package dep\n", 2),
            ("c/go.mod", "module example.com/c\n\ngo 1.20\n", 2),
            ("b/go.mod", CacheProgram.module("b", "replace example.org/dep => ./local\n"), 2),
            ("b/local/dep.go", CacheProgram.helper(closes: true, package: "dep"), 2),
            ("c/extra/e.go", CacheProgram.leaking("Extra", package: "extra"), 2),
            ("c/c.go", CacheProgram.user("example.com/lib/helper", package: "c"), 1),
            ("c/README.md", "nothing that is read\n", 2),
        ]
        for (path, text, held) in changes {
            let before = try scene.run(cached: false)
            try scene.tree.write(text, to: path)
            let bare = try scene.run(cached: false)
            let warm = try scene.run()
            #expect(warm.reports == bare.reports, "\(path)")
            #expect(warm.taken == held || path.hasSuffix(".md"), "\(path): \(warm.taken)")
            if !path.hasSuffix(".md"), !path.contains("more.go") {
                #expect(bare.parts == 2 || before.json != bare.json || path.hasSuffix("go.mod"), "\(path)")
            }
            #expect(try scene.run().taken == bare.parts)
        }
    }

    @Test func whatIsFoundBelowAReplacementIsSeen() throws {
        let scene = try CacheScene(CacheProgram.tree)
        let closed = try scene.run()
        try scene.tree.write(CacheProgram.helper(closes: false), to: "lib/helper/helper.go")
        let open = try scene.run()
        #expect(open.json != closed.json && open.json.contains("\"function\": \"Use\""))
        try scene.tree.write(CacheProgram.helper(closes: true), to: "lib/helper/helper.go")
        let again = try scene.run()
        #expect(again.json == closed.json && again.taken == 3)
    }

    @Test func whatIsChosenCounts() throws {
        let scene = try CacheScene(CacheProgram.tree)
        let stubs = try TemporaryFolder(["stubbed.go": CacheProgram.stub(closes: true)])
        try scene.tree.write(CacheProgram.user("example.org/stubbed", package: "d"), to: "d/d.go")
        try scene.tree.write("module example.com/d\n", to: "d/go.mod")
        try scene.tree.write("//go:build extra\n\n" + CacheProgram.leaking("Tagged"), to: "c/tagged.go")
        let choices: [(inout CheckOptions) -> Void] = [
            { $0.select = ["all"] }, { $0.select = ["leak"] }, { $0.select = ["defer-in-loop"] },
            { $0.tags = ["extra"] }, { $0.stubs = [stubs.path] }, { $0.dependencies = true },
            { [scene] in $0.paths = [scene.tree.path(of: "c/c.go"), scene.tree.path(of: "d")] },
            { [scene] in
                $0.contents = [scene.tree.path(of: "c/c.go"): SourceBuffer(Array("package p\n".utf8))]
                $0.paths = [scene.tree.path(of: "c/c.go")]
            },
        ]
        var seen: Set<[String]> = []
        for choice in choices {
            scene.choose = choice
            let bare = try scene.run(cached: false)
            #expect(try scene.run().taken == 0)
            let warm = try scene.run()
            #expect(warm.taken == bare.parts && warm.reports == bare.reports)
            seen.insert(bare.reports)
        }
        #expect(seen.count >= 5)
        // What only weighs the findings needs no other analysis.
        scene.choose = choices[4]
        let borrowed = try scene.run()
        try stubs.write(CacheProgram.stub(closes: false), to: "stubbed.go")
        let bare = try scene.run(cached: false)
        let warm = try scene.run()
        #expect(warm.taken == 0 && warm.reports == bare.reports && bare.json != borrowed.json)
        scene.choose = {
            choices[4](&$0)
            $0.policy.severities["leak"] = .note
        }
        let weighed = try scene.run()
        #expect(weighed.taken == weighed.parts && weighed.json != warm.json)
        #expect(try scene.run(cached: false).reports == weighed.reports)
    }

    @Test func aNoteOfAStubComesOnceAndComesBack() throws {
        let scene = try CacheScene(CacheProgram.tree)
        let stubs = try TemporaryFolder(["s.go": "package s\n\n//surety:nonsense f\nfunc F()\n"])
        scene.choose = { $0.stubs = [stubs.path] }
        let bare = try scene.run(cached: false)
        #expect(bare.json.components(separatedBy: "s.go").count == 2, "three parts, and one note")
        #expect(try scene.run().reports == bare.reports)
        let warm = try scene.run()
        #expect(warm.taken == 3 && warm.reports == bare.reports)
    }

    // MARK: Damage

    /// An entry that is not what was written counts as absent: changed in any byte, cut anywhere, or another's.
    @Test func damagedEntriesCountAsAbsent() throws {
        let scene = try CacheScene(CacheProgram.tree)
        let bare = try scene.run()
        var random = SplitMix(state: 3)
        for entry in scene.entries {
            let whole = try scene.bytes(entry)
            var places = (0..<12).map { _ in random.below(whole.count) } + [0, whole.count - 1]
            places += [whole.count - 16, whole.count - 17]
            for place in places {
                var changed = whole
                changed[place] ^= UInt8(1 << random.below(8))
                try scene.write(changed, to: entry)
                let run = try scene.run()
                #expect(run.reports == bare.reports && run.taken == 2, "byte \(place) of \(entry)")
                try scene.write(Array(whole[..<place]), to: entry)
                #expect(try scene.run().taken == 2)
            }
        }
        for (entry, other) in zip(scene.entries, scene.entries.reversed()) where entry != other {
            try scene.write(scene.bytes(other), to: entry)
        }
        #expect(try scene.run().reports == bare.reports)
        #expect(try scene.run().taken == 3)
        // Without its key nothing in the folder can be read, and all of it is made anew.
        for key in [[], [UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 40)] {
            try scene.write(key, to: "key")
            let run = try scene.run()
            #expect(run.taken == 0 && run.reports == bare.reports)
            #expect(try scene.run().taken == 3)
        }
    }

    @Test func whatIsNoFileIsLeftAlone() throws {
        let scene = try CacheScene(CacheProgram.tree)
        let bare = try scene.run()
        let victim = try TemporaryFolder(["victim": "untouched"])
        for entry in scene.entries {
            try FileManager.default.removeItem(atPath: scene.cache.path(of: entry))
            try scene.cache.link(entry, to: victim.path(of: "victim"))
        }
        #expect(try scene.run().reports == bare.reports)
        #expect(try String(contentsOfFile: victim.path(of: "victim"), encoding: .utf8) == "untouched")
        for entry in scene.entries {
            try FileManager.default.removeItem(atPath: scene.cache.path(of: entry))
            try scene.cache.folder(entry)
        }
        let run = try scene.run()
        #expect(run.taken == 0 && run.reports == bare.reports)
        for entry in scene.entries {
            try FileManager.default.removeItem(atPath: scene.cache.path(of: entry))
            #expect(mkfifo(scene.cache.path(of: entry), 0o600) == 0)
        }
        #expect(try scene.run().reports == bare.reports)
    }

    // MARK: Whose folder it is

    @Test func aFolderThatOthersMayWriteInIsNotTrusted() throws {
        let scene = try CacheScene(CacheProgram.tree)
        for mode: mode_t in [0o770, 0o707, 0o777, 0o1777] {
            chmod(scene.cache.path, mode)
            #expect(throws: Refusal("cannot use '\(scene.cache.path)': others may write in it")) {
                try AnalysisCache(folder: scene.cache.path)
            }
        }
        chmod(scene.cache.path, 0o755)
        #expect(try scene.run().taken == 0)
        #expect(try scene.run().taken == 3)
        // Neither is an entry that others may write.
        for entry in scene.entries { chmod(scene.cache.path(of: entry), 0o666) }
        #expect(try scene.run().taken == 0)
    }

    @Test(.enabled(if: geteuid() == 0, "giving away is the superuser's"))
    func anotherUsersFolderIsNotTrusted() throws {
        let scene = try CacheScene(CacheProgram.tree)
        _ = try scene.run()
        for entry in scene.entries { chown(scene.cache.path(of: entry), 65534, 65534) }
        #expect(try scene.run().taken == 0)
        chown(scene.cache.path, 65534, 65534)
        #expect(throws: Refusal("cannot use '\(scene.cache.path)': it belongs to somebody else")) {
            try AnalysisCache(folder: scene.cache.path)
        }
    }

    // MARK: Size

    @Test func whatIsOldGoes() throws {
        let scene = try CacheScene(CacheProgram.tree)
        _ = try scene.run()
        let old = scene.entries[0]
        let month: TimeInterval = 31 * 24 * 3600
        func age(_ name: String) throws {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -month)],
                ofItemAtPath: scene.cache.path(of: name))
        }
        // A use makes an entry young.
        try age(old)
        #expect(try scene.run().taken == 3)
        try scene.tree.write(CacheProgram.leaking("Second"), to: "c/c.go")
        _ = try scene.run()
        #expect(scene.entries.contains(old) && scene.entries.count == 4)
        // Nothing but entries is ever removed.
        for name in scene.entries { try age(name) }
        try scene.cache.write("mine", to: "notes.txt")
        try scene.cache.write("begun", to: old + ".1.2.new")
        for name in ["notes.txt", "key", old + ".1.2.new"] { try age(name) }
        try scene.tree.write(CacheProgram.leaking("Third"), to: "c/c.go")
        // The two that are used become young first.
        _ = try scene.run()
        let names = try FileManager.default.contentsOfDirectory(atPath: scene.cache.path)
        #expect(scene.entries.count == 3 && names.contains("notes.txt") && names.contains("key"))
        #expect(!names.contains { $0.hasSuffix(".new") })
    }
}
