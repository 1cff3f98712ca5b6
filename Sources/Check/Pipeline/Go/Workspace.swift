import SuretyGo

/// The modules of a run: which one a folder belongs to, and where the packages of each lie.
///
/// Found by looking for `go.mod` upwards from each folder, as Go does. A `go.work` adds the folders that it uses.
final class Workspace {
    /// A module on disk.
    struct Module {
        /// Its root folder, as the system understands it.
        var root: String
        /// What its `go.mod` says; empty for folders without one.
        var file: ModuleFile
        /// The import path of its root.
        var path: String { file.module }
        /// The version of the language.
        var version: GoVersion { file.version ?? GoVersion(minor: 16) }
    }

    /// The modules that were met, in that order.
    private(set) var modules: [Module] = []
    private var moduleOfFolder: [String: Int?] = [:]
    private var moduleAtRoot: [String: Int] = [:]
    /// The module cache, where the user wants it read.
    private let cache: String?
    private let surroundings: Surroundings

    /// Makes an empty workspace.
    ///
    /// - Parameter readsCache: whether packages are looked for in the module cache as well.
    init(readsCache: Bool, _ surroundings: Surroundings) {
        cache = readsCache ? Self.moduleCache(surroundings) : nil
        self.surroundings = surroundings
    }

    /// Where Go keeps the modules that it has loaded.
    private static func moduleCache(_ environment: Surroundings) -> String? {
        if let path = environment.variable("GOMODCACHE") { return path }
        if let path = environment.variable("GOPATH")?.split(separator: ":").first {
            return path + "/pkg/mod"
        }
        return environment.variable("HOME").map { $0 + "/go/pkg/mod" }
    }

    /// The module that a folder belongs to, if any.
    func module(ofFolder folder: String) -> Int? {
        if let known = moduleOfFolder[folder] { return known }
        let found = load(at: folder) ?? Self.parent(of: folder).flatMap { module(ofFolder: $0) }
        moduleOfFolder[folder] = .some(found)
        return found
    }

    /// Makes a module of folders that are in none, where what their files import tells its path.
    func inferModule(of files: [(folder: String, imports: [String])]) {
        guard let inferred = InferredModule(files) else { return }
        moduleAtRoot[inferred.root] = modules.count
        modules.append(
            Module(root: inferred.root, file: ModuleFile(module: inferred.path, version: .newest)))
        moduleOfFolder = moduleOfFolder.filter { $0.value != nil }
    }

    /// The import path of a folder.
    func importPath(ofFolder folder: String) -> String {
        guard let index = module(ofFolder: folder) else { return Self.barePath(folder) }
        let module = modules[index]
        let below = Self.relative(folder, to: module.root)
        // The modules of the distribution are known by their folders alone.
        if module.path == "std" { return below.isEmpty ? "std" : below }
        return ImportPaths.path(module: module.path, directory: below)
    }

    /// Where a folder lies in its module, or in the outermost one where modules lie in others, as copies of what others wrote
    /// do; empty for the root, and for folders without a module.
    func folderInModule(_ folder: String) -> String {
        guard var index = module(ofFolder: folder) else { return "" }
        while let above = Self.parent(of: modules[index].root), let outer = module(ofFolder: above) {
            index = outer
        }
        return Self.relative(folder, to: modules[index].root)
    }

    /// The import path of the module that a folder belongs to; empty without one.
    func modulePath(ofFolder folder: String) -> String {
        module(ofFolder: folder).map { modules[$0].path } ?? ""
    }

    /// The version of the language in a folder; the newest where nothing says.
    func version(ofFolder folder: String) -> GoVersion {
        module(ofFolder: folder).map { modules[$0].version } ?? .newest
    }

    /// Where a package lies that somebody in a module imports: in a module of the run, in a folder that replaces one,
    /// or among the vendored ones.
    func folders(of path: String, importedFrom importer: Int?) -> [String] {
        var folders: [String] = []
        if let importer {
            let module = modules[importer]
            folders += replaced(path, in: module)
            if module.path == "std" || module.path == "cmd" { folders += standard(path, module) }
            folders.append(Path.join(Path.join(module.root, "vendor"), path))
        }
        if let importer, let folder = cached(path, in: modules[importer]) { folders.append(folder) }
        for module in modules {
            if let below = ImportPaths.directory(of: path, inModule: module.path) {
                folders.append(below.isEmpty ? module.root : Path.join(module.root, below))
            }
        }
        return folders
    }

    private func standard(_ path: String, _ module: Module) -> [String] {
        let root = module.path == "std" ? module.root : Self.parent(of: module.root) ?? module.root
        return [Path.join(root, path), Path.join(Path.join(root, "vendor"), path)]
    }

    /// Where a package lies in the module cache, in the version that a module requires.
    private func cached(_ path: String, in module: Module) -> String? {
        guard let cache, let name = ImportPaths.module(of: path, among: module.file.requirements.map(\.path)),
            let requirement = module.file.requirements.last(where: { $0.path == name }),
            let below = ImportPaths.directory(of: path, inModule: name)
        else { return nil }
        let replacement = ImportPaths.replacement(
            of: name, version: requirement.version, in: module.file.replacements)
        let target = replacement.flatMap { $0.isDirectory ? nil : $0 }
        let root = Path.join(
            cache,
            Self.escaped(target?.newPath ?? name) + "@"
                + Self.escaped(target?.newVersion ?? requirement.version))
        return below.isEmpty ? root : Path.join(root, below)
    }

    /// Capital letters are written `!a` in the cache, which may lie on a disk that does not tell them apart.
    private static func escaped(_ path: String) -> String {
        path.map { $0.isUppercase ? "!" + $0.lowercased() : String($0) }.joined()
    }

    private func replaced(_ path: String, in module: Module) -> [String] {
        let names = module.file.replacements.filter(\.isDirectory)
        guard let name = ImportPaths.module(of: path, among: names.map(\.path)),
            let replacement = names.last(where: { $0.path == name }),
            let below = ImportPaths.directory(of: path, inModule: name)
        else { return [] }
        let target =
            replacement.newPath.hasPrefix("/")
            ? replacement.newPath : Path.join(module.root, replacement.newPath)
        let root = Path.absolute(target, in: "/")
        return [below.isEmpty ? root : Path.join(root, below)]
    }

    /// Reads the `go.mod` of a folder, and the `go.work` beside it.
    private func load(at folder: String) -> Int? {
        if let known = moduleAtRoot[folder] { return known }
        let name = Path.join(folder, "go.mod")
        guard (try? surroundings.kind(of: name)) == .file, let buffer = try? surroundings.read(name) else {
            return nil
        }
        let file = ModuleFile(SourceText(borrowing: buffer.bytes, owner: buffer))
        modules.append(Module(root: folder, file: file))
        moduleAtRoot[folder] = modules.count - 1
        let own = modules.count - 1
        useWorkspace(at: folder)
        return own
    }

    private func useWorkspace(at folder: String) {
        let name = Path.join(folder, "go.work")
        guard (try? surroundings.kind(of: name)) == .file, let buffer = try? surroundings.read(name) else {
            return
        }
        for use in ModuleFile(SourceText(borrowing: buffer.bytes, owner: buffer)).uses {
            _ = module(ofFolder: Path.absolute(use, in: folder))
        }
    }

    // MARK: Paths

    private static func parent(of folder: String) -> String? {
        folder == "/" ? nil : Path.parent(folder)
    }

    private static func relative(_ folder: String, to root: String) -> String {
        folder == root ? "" : Path.relative(folder, to: root)
    }

    /// The path of a folder without a module: its own name, so that the answer does not depend on where it lies.
    private static func barePath(_ folder: String) -> String {
        folder.split(separator: "/").last.map(String.init) ?? "main"
    }
}
