/// Finds the packages that only such code uses which stands beside the product: what is found in them is told as a note, as in
/// that code itself.
struct SidePackages {
    /// A package of the run.
    struct Package {
        var path: String
        /// What its files import that are of the product by their names.
        var imports: Set<String>
        /// What its files import that are no tests.
        var allImports: Set<String>
        /// Whether none of its files is of the product by its name.
        var isBesideProduct: Bool
        /// Whether others than the packages of the run may import it.
        var isForOthers: Bool
    }

    /// The paths of the packages that are known to be used by such code alone.
    private(set) var paths: Set<String> = []

    init(_ packages: [Package]) {
        var importers: [String: [Int]] = [:]
        var imported: Set<String> = []
        for (number, package) in packages.enumerated() {
            for path in package.imports { importers[path, default: []].append(number) }
            imported.formUnion(package.allImports)
        }
        var isBeside = packages.map(\.isBesideProduct)
        var hasChanged = true
        // Each round knows more of them; chains of such packages are short.
        while hasChanged {
            hasChanged = false
            for (number, package) in packages.enumerated() where !isBeside[number] && !package.isForOthers {
                let isOfProduct = (importers[package.path] ?? []).contains { !isBeside[$0] }
                guard imported.contains(package.path), !isOfProduct else { continue }
                isBeside[number] = true
                paths.insert(package.path)
                hasChanged = true
            }
        }
    }
}
