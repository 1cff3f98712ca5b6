import SuretyGo

/// What belongs together among the files of a run: modules of which one imports another, in either direction.
///
/// The rules look at whom a package imports and at who imports it, and some facts are known by names alone, or hold for a
/// whole module (whether it has a program of its own). So the least that can be analysed by itself is a module with all that
/// imports lead to. Packages within a module would be no better: in real programs nearly all are connected
/// (`Benchmarks/Check/parts.py`).
enum GoParts {
    /// The parts, in the order of their first files. Folders without a module are one part.
    static func parts(_ inputs: [SourceInput], _ pool: WorkerPool) -> [[Int]] {
        let workspace = Workspace(readsCache: false, Surroundings())
        var ofFolder: [Substring: Int?] = [:]
        let found = inputs.map { input -> Int? in
            let folder = input.path.prefix(upTo: Path.name(input.path).startIndex)
            if let known = ofFolder[folder] { return known }
            let module = workspace.module(ofFolder: Path.parent(input.path))
            ofFolder[folder] = .some(module)
            return module
        }
        // One number more stands for no module.
        let none = workspace.modules.count
        let modules = found.map { $0 ?? none }
        guard Set(modules).count > 1 else { return inputs.isEmpty ? [] : [Array(inputs.indices)] }
        var groups = Groups(count: none + 1)
        connect(workspace, imports(inputs, modules, pool), &groups)
        var places: [Int: Int] = [:]
        var parts: [[Int]] = []
        for index in inputs.indices {
            let group = groups.find(modules[index])
            let place = places[group] ?? parts.count
            if place == parts.count {
                places[group] = place
                parts.append([])
            }
            parts[place].append(index)
        }
        return parts
    }

    /// What a module imports, each once.
    private struct Import: Hashable, Sendable {
        var module: Int
        var path: String
    }

    private static func imports(
        _ inputs: [SourceInput], _ modules: [Int], _ pool: WorkerPool
    ) -> Set<Import> {
        let size = 64
        let found = pool.map((inputs.count + size - 1) / size) { group, _ in
            var found: Set<Import> = []
            for index in group * size..<min(inputs.count, (group + 1) * size) {
                ImportScan.paths(of: inputs[index].buffer.bytes) { path in
                    found.insert(Import(module: modules[index], path: String(decoding: path, as: UTF8.self)))
                }
            }
            return found
        }
        return found.reduce(into: []) { $0.formUnion($1) }
    }

    private static func connect(_ workspace: Workspace, _ imports: Set<Import>, _ groups: inout Groups) {
        var moduleOfPath: [String: Int] = [:]
        var moduleOfRoot: [String: Int] = [:]
        for (index, module) in workspace.modules.enumerated() {
            moduleOfRoot[module.root] = index
            // Two of one name cannot be told apart by those who import them.
            if let first = moduleOfPath.updateValue(index, forKey: module.path) { groups.join(first, index) }
        }
        for (index, module) in workspace.modules.enumerated() {
            for replacement in module.file.replacements where replacement.isDirectory {
                let root = Path.absolute(replacement.newPath, in: module.root)
                if let target = moduleOfRoot[root] { groups.join(index, target) }
            }
        }
        for entry in imports {
            if let target = owner(of: entry.path, moduleOfPath) { groups.join(entry.module, target) }
        }
    }

    /// The module with the longest path that a package's begins with.
    private static func owner(of path: String, _ modules: [String: Int]) -> Int? {
        var rest = path[...]
        while true {
            if let module = modules[String(rest)] { return module }
            guard let cut = rest.utf8.lastIndex(of: UInt8(ascii: "/")) else { break }
            rest = rest[..<cut]
        }
        // The packages of the distribution are known by their folders alone.
        return ImportPaths.isStandard(path) ? modules["std"] : nil
    }
}

/// Sets of numbers that are joined and never parted (Tarjan: Efficiency of a good but not linear set union algorithm, 1975).
private struct Groups {
    private var parent: [Int]

    init(count: Int) { parent = Array(0..<count) }

    mutating func find(_ element: Int) -> Int {
        var root = element
        while parent[root] != root { root = parent[root] }
        var next = element
        while parent[next] != root { (next, parent[next]) = (parent[next], root) }
        return root
    }

    mutating func join(_ a: Int, _ b: Int) { parent[find(a)] = find(b) }
}
