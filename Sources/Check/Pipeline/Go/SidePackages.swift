/// Finds the packages that only such code uses which stands beside the product: what is found in them is told as a note, as in
/// that code itself.
struct SidePackages {
    /// A package of the run.
    struct Package {
        var path: String
        /// What its files import that are no tests.
        var imports: Set<String>
        /// Whether all of these files stand beside the product by their names.
        var isBesideProduct: Bool
        /// Whether others than the packages of the run may import it.
        var isForOthers: Bool
    }

    /// The paths of the packages that are known to be used by such code alone.
    private(set) var paths: Set<String> = []

    init(_ packages: [Package]) {
        var importers: [String: [Int]] = [:]
        for (number, package) in packages.enumerated() {
            for path in package.imports { importers[path, default: []].append(number) }
        }
        var isBeside = packages.map(\.isBesideProduct)
        var hasChanged = true
        // Each round knows more of them; chains of such packages are short.
        while hasChanged {
            hasChanged = false
            for (number, package) in packages.enumerated() where !isBeside[number] && !package.isForOthers {
                guard let known = importers[package.path], known.allSatisfy({ isBeside[$0] }) else {
                    continue
                }
                isBeside[number] = true
                paths.insert(package.path)
                hasChanged = true
            }
        }
    }
}
