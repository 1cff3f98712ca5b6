/// In which files a function can be named: by folder, and by what is imported. A folder's packages of several builds count
/// as one, since they have one path.
struct VisibleFiles {
    /// By package: the first one of its path.
    private let first: [Int]
    /// By the first package of a path: its files.
    private var own: [[Int]]
    /// By the first package of a path: the files that import it.
    private var importers: [[Int]]

    /// Linear in the packages, files and imports of a program.
    init(_ tables: ProgramTables) {
        var known: [String: Int] = [:]
        var first: [Int] = []
        for (package, entry) in tables.packages.enumerated() {
            let number = known[entry.path] ?? package
            known[entry.path] = number
            first.append(number)
        }
        self.first = first
        own = Array(repeating: [], count: first.count)
        importers = own
        for package in first.indices {
            own[first[package]] += tables.firstFile[package]..<tables.firstFile[package + 1]
        }
        for entry in tables.imports where entry.package >= 0 {
            importers[first[Int(entry.package)]].append(Int(entry.file))
        }
    }

    /// The files that can see a name of a package, each once, in order.
    func files(thatSee package: Int, isExported: Bool) -> [Int] {
        let number = first[package]
        return isExported ? Set(own[number] + importers[number]).sorted() : own[number]
    }
}
