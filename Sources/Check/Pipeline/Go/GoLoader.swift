import SuretyFlow
import SuretyGo

/// Parses the inputs, finds the packages that they import, and puts all of them together.
final class GoLoader {
    /// A package and where it comes from.
    private struct Loaded {
        var package: GoPackage
        var folder: String
        var module: Int?
    }

    let symbols: SymbolTable
    let workspace: Workspace
    private let request: AnalysisRequest
    /// The files of the run before.
    private let kept: ParsedFiles?
    private let configuration: BuildConfiguration
    private var loaded: [Loaded] = []
    private var packageOfPath: [String: Int] = [:]
    private var nextFile: Int
    /// The user's stubs, by import path.
    private(set) var userStubs: [String: [GoFile]] = [:]

    /// The files that were read beyond the inputs.
    private(set) var additional: [SourceInput] = []
    /// What is wrong with the inputs.
    private(set) var notes: [SourceNote] = []
    /// The inputs that do not parse.
    private(set) var broken: [FileID] = []
    /// The comments of the inputs that may silence findings.
    private(set) var comments: [SourceSpan] = []
    /// How many functions the checked inputs have, literals among them.
    private(set) var functions = 0
    /// How many lines the checked inputs have.
    private(set) var lines = 0
    /// Imports that nothing is known of.
    private(set) var unresolved: Set<String> = []
    /// Parsed files by number.
    private(set) var files: [FileID: GoFile] = [:]

    init(_ request: AnalysisRequest, symbols: SymbolTable, kept: ParsedFiles?) {
        self.request = request
        self.kept = kept
        self.symbols = symbols
        configuration = BuildConfiguration(tags: Set(request.options.tags))
        workspace = Workspace(readsCache: request.options.dependencies, request.surroundings)
        nextFile = Int(request.nextFile.index)
    }

    /// The packages, those of the inputs first.
    var packages: [GoPackage] { loaded.map(\.package) }

    /// The number of a package by its import path.
    func package(at path: String) -> Int? { packageOfPath[path] }

    /// Which of what was loaded is the product.
    private(set) lazy var product = ProductFiles(self, request.inputs)

    func load() {
        addInputs()
        for folder in request.options.stubs { addStubs(below: folder, folder) }
        resolveImports()
    }

    // MARK: Inputs

    private func addInputs() {
        let parsers = PerWorker(request.pool.jobs) { [symbols] in GoParser(symbols: symbols) }
        let inputs = request.inputs
        let kept = self.kept
        let parsed = request.pool.map(inputs.count) { index, worker in
            if let file = kept?.file(of: inputs[index]) { return file }
            let text = SourceText(borrowing: inputs[index].buffer.bytes, owner: inputs[index].buffer)
            return parsers[worker].parse(text, file: inputs[index].file)
        }
        kept?.keep(zip(inputs, parsed).map { ($0.path, $1) }, run: request.options.memory?.run ?? 0)
        let outside = zip(inputs, parsed).filter { workspace.module(ofFolder: Path.parent($0.0.path)) == nil }
        workspace.inferModule(of: outside.map { (Path.parent($0.path), $1.importPaths) })
        var folders: [(folder: String, files: [BuildVariants.File])] = []
        var placeOfFolder: [String: Int] = [:]
        for (input, file) in zip(inputs, parsed) {
            take(input, file)
            let folder = Path.parent(input.path)
            let place = placeOfFolder[folder] ?? folders.count
            if place == folders.count {
                folders.append((folder, []))
                placeOfFolder[folder] = place
            }
            folders[place].files.append(BuildVariants.File(name: String(Path.name(input.path)), file: file))
        }
        let namesFiles = request.namesFiles
        for (folder, files) in folders {
            let variants = BuildVariants(of: files, base: configuration)
            let path = workspace.importPath(ofFolder: folder)
            if !variants.base.isEmpty {
                let siblings = namesFiles ? siblings(of: variants.base, in: folder) : []
                add(variants.base + siblings, path: path, folder: folder, role: .analysed)
            }
            for variant in variants.others {
                let siblings =
                    namesFiles ? siblings(of: variant.files, in: folder, variant.configuration) : []
                add(
                    variant.files + siblings, path: path, folder: folder, role: .analysed,
                    targets: variant.targets)
            }
        }
    }

    /// The other files of a package of which only some were named: they are not checked, but they say what the names
    /// in the others mean.
    private func siblings(
        of files: [GoFile], in folder: String, _ configuration: BuildConfiguration? = nil
    ) -> [GoFile] {
        let named = Set(request.inputs.map(\.path))
        let packages = Set(files.map(\.packageName))
        let parser = GoParser(symbols: symbols)
        return readFolder(folder, parser, leavingOut: named, configuration).filter {
            packages.contains($0.packageName)
        }
    }

    private func take(_ input: SourceInput, _ file: GoFile) {
        files[file.id] = file
        guard input.isChecked else { return }
        lines += file.lineCount
        functions += file.functionCount
        comments += file.controlComments()
        notes += file.notes
        if !file.notes.isEmpty { broken.append(file.id) }
    }

    private func add(
        _ files: [GoFile], path: String, folder: String, role: GoPackage.Role, targets: Set<FileID>? = nil
    ) {
        let module = workspace.module(ofFolder: folder)
        let groups = GoPackage.group(
            files: files, path: path, directory: folder, role: role,
            version: workspace.version(ofFolder: folder), symbols: symbols)
        for var group in groups {
            if let targets {
                group.targets = targets.intersection(group.files.map(\.id))
                if group.targets?.isEmpty ?? true { continue }
            }
            if packageOfPath[group.path] == nil { packageOfPath[group.path] = loaded.count }
            loaded.append(Loaded(package: group, folder: folder, module: module))
        }
    }

    // MARK: Imports

    /// Loads what is imported, and what that imports, breadth first, so that the order is that of the inputs.
    private func resolveImports() {
        var next = 0
        let parser = GoParser(symbols: symbols)
        while next < loaded.count {
            let importer = loaded[next]
            next += 1
            // What a library's stub embeds or gives may be of another one, or of the standard library, which leads no further.
            let isStub = importer.package.role == .stub
            if isStub && ImportPaths.isStandard(importer.package.path) { continue }
            for path in Set(importer.package.files.flatMap { $0.importPaths }).sorted() {
                guard packageOfPath[path] == nil, path != "C", path != "unsafe", !unresolved.contains(path)
                else {
                    continue
                }
                if !load(path, from: importer, parser), !isStub { unresolved.insert(path) }
            }
        }
    }

    private func load(_ path: String, from importer: Loaded, _ parser: GoParser) -> Bool {
        for folder in workspace.folders(of: path, importedFrom: importer.module) {
            let files = readFolder(folder, parser)
            if files.isEmpty { continue }
            add(files, path: path, folder: folder, role: .dependency)
            return true
        }
        if let files = userStubs[path], let first = files.first {
            addStub(path, name: first.packageName, files)
            return true
        }
        for prefix in ["go/std/", "go/contracts/"] {
            guard let stub = EmbeddedData.file(named: prefix + path + ".go") else { continue }
            let file = parse(stub.buffer, path: stub.name, parser)
            addStub(path, name: file.packageName, [file])
            return true
        }
        return false
    }

    private func addStub(_ path: String, name: Symbol, _ files: [GoFile]) {
        loaded.append(
            Loaded(
                package: GoPackage(path: path, name: name, files: files, role: .stub), folder: "", module: nil
            ))
        packageOfPath[path] = loaded.count - 1
    }

    // MARK: The user's stubs

    /// Reads the stub files at and below a folder. A file says which package it speaks of by the comment behind its
    /// package clause (`package x // import "example.com/x"`), or by where it lies.
    private func addStubs(below folder: String, _ root: String) {
        let absolute = Path.absolute(folder, in: FileSystem.workingDirectory)
        let parser = GoParser(symbols: symbols)
        guard let listing = try? request.surroundings.entries(of: absolute) else { return }
        for entry in listing.entries {
            let path = Path.join(absolute, entry.name)
            if entry.kind == .folder {
                addStubs(below: path, root)
            } else if entry.name.hasSuffix(".go"), let buffer = try? request.surroundings.read(path) {
                let file = parse(buffer, path: path, parser)
                notes += file.notes
                let base = Path.absolute(root, in: FileSystem.workingDirectory)
                let package = file.importComment ?? Path.relative(Path.parent(path), to: base)
                userStubs[package, default: []].append(file)
            }
        }
    }

    private func readFolder(
        _ folder: String, _ parser: GoParser, leavingOut known: Set<String> = [],
        _ configuration: BuildConfiguration? = nil
    ) -> [GoFile] {
        let configuration = configuration ?? self.configuration
        guard let listing = try? request.surroundings.entries(of: folder) else { return [] }
        var files: [GoFile] = []
        for entry in listing.entries where entry.kind == .file && entry.name.hasSuffix(".go") {
            if known.contains(Path.join(folder, entry.name)) { continue }
            guard !entry.name.hasSuffix("_test.go"), configuration.admits(fileName: entry.name),
                let buffer = try? request.surroundings.read(Path.join(folder, entry.name))
            else { continue }
            let file = parse(buffer, path: Path.join(folder, entry.name), parser)
            if file.isBuilt(in: configuration) { files.append(file) }
        }
        return files
    }

    /// Parses a file that is no input: it is known to reports, and never checked.
    private func parse(_ buffer: SourceBuffer, path: String, _ parser: GoParser) -> GoFile {
        let id = FileID(nextFile)
        nextFile += 1
        additional.append(
            SourceInput(
                path: path, displayPath: Path.relative(path, to: FileSystem.workingDirectory), buffer: buffer,
                file: id,
                isChecked: false))
        let file = parser.parse(SourceText(borrowing: buffer.bytes, owner: buffer), file: id)
        files[id] = file
        return file
    }
}
