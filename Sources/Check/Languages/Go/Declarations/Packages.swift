import SuretyFlow

/// A package to analyse, or to know the declarations of: its files, parsed.
public struct GoPackage: Sendable {
    /// What is done with a package.
    public enum Role: Sendable {
        /// Its bodies are analysed.
        case analysed
        /// Only its declarations are used: a dependency.
        case dependency
        /// Declarations without bodies that come with the analyser, or that the user gives.
        case stub
    }

    /// The import path. For a package of external tests, `path_test`.
    public var path: String
    /// The folder, relative to the root of the run.
    public var directory: String
    /// The name in the package clauses.
    public var name: Symbol
    /// The files, in the order in which their declarations are numbered.
    public var files: [GoFile]
    /// What is done with it.
    public var role: Role
    /// The version of the language in its module.
    public var version: GoVersion
    /// The files that are analysed, where that is not all: those that only this build of the package has.
    public var targets: Set<FileID>?

    /// Makes a package.
    public init(
        path: String, directory: String = "", name: Symbol, files: [GoFile], role: Role = .analysed,
        version: GoVersion = .newest
    ) {
        self.path = path
        self.directory = directory
        self.name = name
        self.files = files
        self.role = role
        self.version = version
    }

    /// Groups the files of one folder by the name in their package clause, in the order of the files. Tests
    /// within the package join it; a package `name_test` stands by itself, with `_test` behind its import
    /// path.
    ///
    /// A file without a package clause is left out. Where a folder has further packages (most often `main` or
    /// `ignore`, for tools that are run by hand), they follow the first one under the same path.
    public static func group(
        files: [GoFile], path: String, directory: String, role: Role = .analysed,
        version: GoVersion = .newest,
        symbols: SymbolTable
    ) -> [GoPackage] {
        var packages: [GoPackage] = []
        for file in files where file.packageName != .empty {
            if let place = packages.firstIndex(where: { $0.name == file.packageName }) {
                packages[place].files.append(file)
                continue
            }
            let isExternalTest = symbols.name(of: file.packageName).hasSuffix("_test")
            packages.append(
                GoPackage(
                    path: isExternalTest ? path + "_test" : path, directory: directory,
                    name: file.packageName,
                    files: [file], role: role, version: version))
        }
        return packages
    }
}
