import Foundation
import TestSupport
import Testing

@testable import SuretyCheck

/// What of a cache is removed, and how its files are written.
struct CacheFolderTests {
    private func name(_ number: Int) -> String { Digest(low: UInt64(number), high: 0).name }

    /// A folder with ten entries of a thousand bytes, the first used last.
    private func scene() throws -> (TemporaryFolder, CacheFolder) {
        let folder = try TemporaryFolder()
        let cache = try CacheFolder(folder.path(of: "c"))
        for number in 0..<10 {
            #expect(cache.write(name(number), [UInt8](repeating: UInt8(number), count: 1000)))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -Double(number + 1) * 1000)],
                ofItemAtPath: folder.path(of: "c/" + name(number)))
        }
        return (folder, cache)
    }

    /// The numbers of the entries that are there.
    private func left(_ folder: TemporaryFolder) throws -> [Int] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "c"))
        return (0..<10).filter { names.contains(name($0)) }
    }

    @Test func theOldestGoesFirst() throws {
        let (folder, cache) = try scene()
        for (limit, count) in [(10_000, 10), (9_999, 9), (2_500, 2), (0, 0)] {
            cache.prune(limit: limit)
            #expect(try left(folder) == Array(0..<count))
        }
    }

    @Test func whatIsUsedIsYoung() throws {
        let (folder, cache) = try scene()
        #expect(cache.read(name(8)) != nil)
        cache.prune(limit: 2_500)
        #expect(try left(folder) == [0, 8])
    }

    @Test func whatIsTooOldGoes() throws {
        let (folder, cache) = try scene()
        cache.prune(limit: .max, age: 5_500)
        #expect(try left(folder) == [0, 1, 2, 3, 4])
    }

    @Test func filesAreWrittenWhole() throws {
        let (folder, cache) = try scene()
        #expect(cache.write("key", [1, 2], keepsOld: true))
        #expect(!cache.write("key", [3], keepsOld: true))
        #expect(cache.read("key") == [1, 2])
        #expect(cache.write("key", []))
        #expect(cache.read("key") == [])
        #expect(cache.read("nothing") == nil && cache.read("..") == nil && cache.read(".") == nil)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "c"))
        #expect(!left.contains { $0.hasSuffix(".new") })
        // The folder may go while it is open.
        try FileManager.default.removeItem(atPath: folder.path(of: "c"))
        #expect(!cache.write("key", [1]) && cache.read("key") == nil)
        cache.prune()
    }
}
