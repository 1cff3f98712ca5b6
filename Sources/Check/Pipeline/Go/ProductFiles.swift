import SuretyFlow
import SuretyGo

/// Which files of a run are the product, and what its packages are there for: no tests, and not what stands beside it.
final class ProductFiles {
    private let packages: [GoPackage]
    private let files: [FileID: GoFile]
    private let inputs: [SourceInput]
    private let workspace: Workspace
    private let symbols: SymbolTable
    /// The paths of the inputs.
    private let paths: [FileID: String]

    /// What is asked is found when it is asked for, from all that a loader has loaded.
    init(_ loader: GoLoader, _ inputs: [SourceInput]) {
        packages = loader.packages.filter { $0.role == .analysed }
        files = loader.files
        workspace = loader.workspace
        symbols = loader.symbols
        self.inputs = inputs
        paths = Dictionary(inputs.map { ($0.file, $0.path) }) { first, _ in first }
    }

    // MARK: Tests

    /// Whether a file holds tests, or what only tests use: it names what `testing` gives to them, or lies in a folder that is
    /// named for it. Who only asks whether tests run is no test.
    func isTest(_ file: FileID) -> Bool { testFiles.contains(file) }

    private lazy var testTypes = TestNames.types.map { symbols.intern($0) }

    private lazy var testFiles: Set<FileID> = {
        var testFolders: [String: Bool] = [:]
        let tests = inputs.filter { input in
            if TestNames.isOfTests(file: Path.name(input.path)) { return true }
            if let file = files[input.file], file.importPaths.contains("testing"),
                file.selects(anyOf: testTypes)
            {
                return true
            }
            let folder = Path.parent(input.path)
            if let known = testFolders[folder] { return known }
            let answer = TestNames.isOfTests(
                folder: workspace.folderInModule(folder), module: workspace.modulePath(ofFolder: folder))
            testFolders[folder] = answer
            return answer
        }
        return Set(tests.map(\.file))
    }()

    // MARK: What stands beside the product

    /// Whether a file stands beside the product, and is no test: what helps with tests, or see `SideFolders` and
    /// `SidePackages`.
    func isBesideProduct(_ file: FileID) -> Bool { isNamedAside(file) || sideFiles.contains(file) }

    /// The files of packages that only such code uses which stands beside the product.
    private lazy var sideFiles: Set<FileID> = {
        let aside = SidePackages(
            packages.map { package in
                let files = package.files.filter { !isTest($0.id) }
                let product = files.filter { !isNamedAside($0.id) }
                return SidePackages.Package(
                    path: package.path, imports: Set(product.flatMap(\.importPaths)),
                    allImports: Set(files.flatMap(\.importPaths)), isBesideProduct: product.isEmpty,
                    isForOthers: isMain(package) || isOfLibrary(package) && !isOfToolModule(package))
            })
        return Set(
            packages.lazy.filter { aside.paths.contains($0.path) }.flatMap { $0.files.map(\.id) })
    }()

    private func isNamedAside(_ file: FileID) -> Bool {
        guard let path = paths[file], let name = files[file]?.packageName else { return false }
        if path.hasSuffix("_test.go") { return false }
        return isTest(file) || SideFolders.isOfBuild(file: Path.name(path))
            || isSideFolder(FolderUse(folder: Path.parent(path), package: name))
    }

    /// A folder, and the name of a package in it.
    private struct FolderUse: Hashable {
        var folder: String
        var package: Symbol
    }

    /// What is known of folders: their names are taken apart once, not for each of their files.
    private var sideFolders: [FolderUse: Bool] = [:]

    private func isSideFolder(_ use: FolderUse) -> Bool {
        if let known = sideFolders[use] { return known }
        let folder = workspace.folderInModule(use.folder)
        let module = workspace.modulePath(ofFolder: use.folder)
        let isProgram = symbols.name(of: use.package) == "main"
        let answer =
            SideFolders.contains(folder, module: module, isProgram: isProgram)
            || isProgram && SideFolders.isApart(folder) && modulesWithCommands.contains(module)
        sideFolders[use] = answer
        return answer
    }

    /// The modules whose programs lie below `cmd`, as is customary.
    private lazy var modulesWithCommands = Set(
        packages.lazy.filter {
            self.isMain($0) && self.workspace.folderInModule($0.directory).hasPrefix("cmd/")
        }
        .map { self.module(of: $0) })

    // MARK: Programs and libraries

    /// Whether a file of the product imports that path.
    func imports(_ path: String) -> Bool {
        packages.contains { $0.files.contains { !isTest($0.id) && $0.importPaths.contains(path) } }
    }

    /// Whether a package is there for others to import: its module has no program of its own, or its folder is named for it.
    func isOfLibrary(_ package: GoPackage) -> Bool {
        !programModules.contains(module(of: package)) || ProgramNames.isForOthers(path: package.path)
    }

    /// Whether a package is part of an application: programs of its module are made of it, and of nearly all else that the
    /// module has, so that it is not there for others to import. Which packages another build has is only known of the folders
    /// that differ in it.
    func isOfApplication(_ package: GoPackage) -> Bool {
        package.targets == nil && reachedPaths.contains(package.path)
            && applicationModules.contains(module(of: package)) && !pathsForOthers.contains(package.path)
    }

    /// The import paths of what is named for others to import, and of what that is made of: who uses a client has to name
    /// the types that it takes.
    private lazy var pathsForOthers = closure(
        of: packages.filter { ProgramNames.isForOthers(path: $0.path) && hasProduct($0) }
    ).filter { !$0.split(separator: "/").contains("internal") }

    /// The modules whose programs are made of nearly all of their packages, and that have no package in their own folder for
    /// others to import. Of six hundred modules with programs four fifths of those without such a package use more than 90 % of
    /// their packages for the programs, and nearly all of the rest that are applications more than 80; but so do libraries that
    /// come with a command of theirs.
    private lazy var applicationModules: Set<String> = {
        var all: [String: (count: Int, reached: Int)] = [:]
        for package in packages where package.targets == nil && !isMain(package) && hasProduct(package) {
            let module = self.module(of: package)
            all[module, default: (0, 0)].count += 1
            if reachedPaths.contains(package.path) { all[module]?.reached += 1 }
        }
        return Set(all.lazy.filter { $0.value.reached * 10 >= $0.value.count * 8 }.map(\.key))
            .subtracting(modulesToImport)
    }()

    /// The modules with a package in their own folder that is no program: who imports the module by its name imports that,
    /// unless it is a command line tool by its name.
    private lazy var modulesToImport: Set<String> = {
        let importable = packages.filter { package in
            !isMain(package) && hasProduct(package)
                && workspace.folderInModule(package.directory).isEmpty
        }
        return Set(importable.map { module(of: $0) }).filter {
            !$0.split(separator: "/").contains(where: ProgramNames.isNamedForCommands)
        }
    }()

    /// The programs of the product.
    private lazy var programs = packages.filter { isMain($0) && hasProduct($0) }

    /// The import paths of all that the programs of the product are made of.
    private lazy var reachedPaths = closure(of: programs)

    /// Whether a package is part of a program by its name or that of its folder, or of an application, and nothing that serves
    /// is made of it: what its programs do with it ends.
    func isOfCommand(_ package: GoPackage) -> Bool {
        isMain(package) || ProgramNames.isOfProgram(path: package.path)
            || isOfApplication(package) && !isOfLibrary(package) && !servedPaths.contains(package.path)
    }

    /// The import paths of all that is made to serve, and of what that is made of; also of all that is in a program with what
    /// listens or watches, since what a handler calls may be put there by the program. A program that loads plugins serves, and
    /// so do they.
    private lazy var servedPaths: Set<String> = {
        let listening = Set(
            users(of: ProgramNames.listening).lazy.filter { !$0.isOfCommands }.map(\.package.path))
        let loadsPlugins = imports("plugin")
        let programs = programs.filter {
            loadsPlugins || !closure(of: [$0]).isDisjoint(with: listening)
        }
        let serving = (users(of: ProgramNames.serving) + waiting).flatMap { user in
            user.isOfCommands
                ? Set(user.files.flatMap(\.importPaths)).compactMap { packageOfPath[$0] } : [user.package]
        }
        return closure(of: serving + programs)
    }()

    /// The packages that wait for a time again and again, but for those of which only command line tools are made.
    private var waiting: [User] {
        let waiting = users(of: ProgramNames.waiting)
        if waiting.isEmpty { return [] }
        let programs = Dictionary(grouping: programs, by: isCommandLineTool)
        let ofTools = closure(of: programs[true] ?? []).subtracting(closure(of: programs[false] ?? []))
        return waiting.filter { !ofTools.contains($0.package.path) }
    }

    /// Whether what a program is made of takes its arguments as command line tools do.
    private func isCommandLineTool(_ program: GoPackage) -> Bool {
        closure(of: [program]).contains { path in
            packageOfPath[path]?.files.contains { file in
                !isTest(file.id) && file.importPaths.contains(where: ProgramNames.commandLines.contains)
            } == true
        }
    }

    /// A package of the product, and its files that name one of some fields or methods.
    private struct User {
        var package: GoPackage
        var files: [GoFile]
        /// Whether it has the commands of a program, each in a file of its own: what one is made of is not the others'.
        var isOfCommands: Bool
    }

    private func users(of names: [String]) -> [User] {
        let names = names.map { symbols.intern($0) }
        return packages.compactMap { package in
            let files = package.files.filter { isOfProduct($0) && $0.selects(anyOf: names) }
            if files.isEmpty { return nil }
            return User(
                package: package, files: files,
                isOfCommands: !isMain(package) && ProgramNames.isOfProgram(path: package.path))
        }
    }

    private lazy var packageOfPath = Dictionary(packages.map { ($0.path, $0) }) { first, _ in first }

    /// The import paths of some packages, and of all that they are made of.
    private func closure(of start: [GoPackage]) -> Set<String> {
        var waiting = start
        var paths = Set(waiting.map(\.path))
        while let package = waiting.popLast() {
            for file in package.files where !isTest(file.id) {
                for path in file.importPaths {
                    guard let imported = packageOfPath[path], paths.insert(path).inserted else { continue }
                    waiting.append(imported)
                }
            }
        }
        return paths
    }

    private func isMain(_ package: GoPackage) -> Bool { symbols.name(of: package.name) == "main" }

    private func hasProduct(_ package: GoPackage) -> Bool { package.files.contains(where: isOfProduct) }

    /// Whether a file is of the product by its own name and place, whoever uses its package.
    private func isOfProduct(_ file: GoFile) -> Bool { !isTest(file.id) && !isNamedAside(file.id) }

    /// The modules that hold a program which is part of the product.
    private lazy var programModules: Set<String> = modules { [self] in hasProduct($0) }

    /// The modules in a folder of a repository that hold a program, and those that nobody can name elsewhere: what else they
    /// hold is for that.
    private lazy var toolModules: Set<String> = modules { _ in true }.filter { module in
        RepositoryPath.isLocal(module)
            || RepositoryPath.below(module).contains { !RepositoryPath.isVersion($0) }
    }

    private func isOfToolModule(_ package: GoPackage) -> Bool {
        toolModules.contains(module(of: package))
    }

    /// The modules that hold a program of some sort.
    private func modules(withProgram isOfInterest: (GoPackage) -> Bool) -> Set<String> {
        Set(packages.filter { isMain($0) && isOfInterest($0) }.map { module(of: $0) })
    }

    private func module(of package: GoPackage) -> String { workspace.modulePath(ofFolder: package.directory) }
}
