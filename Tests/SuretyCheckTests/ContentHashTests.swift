import TestSupport
import Testing

@testable import SuretyCheck

/// How contents are told apart, and how values become bytes.
struct ContentHashTests {
    private static let key = Digest(low: 0x0706_0504_0302_0100, high: 0x0f0e_0d0c_0b0a_0908)

    private func hexadecimal(_ digest: Digest) -> String {
        [digest.low, digest.high].map { word in
            (0..<8).map { index in
                let byte = String(word >> UInt64(8 * index) & 0xff, radix: 16)
                return byte.count == 1 ? "0" + byte : byte
            }.joined()
        }.joined()
    }

    /// The first are of the reference implementation's list; `openssl mac -macopt size:16 SIPHASH` gives all of them, with
    /// `c-rounds:1` and `d-rounds:3` for the second column.
    @Test(arguments: [
        (0, "a3817f04ba25a8e66df67214c7550293", "e77ebcb22788a5befd62db6add303001"),
        (1, "da87c1d86b99af44347659119b22fc45", "fc6f370460d3eda85e0573cc2b2ff063"),
        (2, "8177228da4a45dc7fca38bdef60affe4", "75787f090569839b855bc9548c6aea95"),
        (8, "3b62a9ba6258f5610f83e264f31497b4", "aa12fee1d5e3dab4724f16ab35f9c799"),
        (15, "5493e99933b0a8117e08ec0f97cfc3d9", "c17e5505b2bd526c2921cdec1e7e0109"),
        (63, "5150d1772f50834a503e069a973fbd7c", "4c5800e34efe426f079f6b0aa75260ad"),
    ])
    func isSipHash(count: Int, two: String, one: String) {
        let bytes = (0..<count).map { UInt8($0) }
        #expect(hexadecimal(ContentHash(key: Self.key, rounds: 2, finalRounds: 4).of(bytes)) == two)
        #expect(hexadecimal(ContentHash(key: Self.key).of(bytes)) == one)
    }

    @Test func everyByteCountsAndSoDoesTheLength() {
        let hash = ContentHash(key: Self.key)
        let bytes = [UInt8](repeating: 7, count: 41)
        var seen: Set<Digest> = [hash.of(bytes)]
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            seen.insert(hash.of(changed))
            seen.insert(hash.of(Array(bytes[..<index])))
            seen.insert(hash.of(bytes + [UInt8](repeating: 0, count: index + 1)))
        }
        #expect(seen.count == 1 + 3 * bytes.count)
        #expect(ContentHash(key: .failure).of(bytes) != hash.of(bytes))
        #expect(Set(seen.map(\.name)).count == seen.count)
    }

    @Test func valuesComeBack() throws {
        var random = SplitMix(state: 1)
        let numbers = [0, 1, 127, 128, 1 << 31, Int.max - 1] + (0..<50).map { _ in Int(random.next() >> 2) }
        let texts = ["", "a", "ü\0\n", String(repeating: "long ", count: 100)]
        let digests = (0..<5).map { _ in Digest(low: random.next(), high: random.next()) }
        var writer = ByteWriter()
        writer.add(numbers) { $0.add($1) }
        writer.add(texts) { $0.add($1) }
        writer.add(digests) { $0.add($1) }
        writer.add([true, false]) { $0.add($1) }
        let paths = ["/a/b", "/a/b/c", "/a/bü", "/a/b\u{fc}x", "", "/a/bý", "/a/bý"]
        var last = ""
        writer.add(paths) {
            $0.add($1, after: last)
            last = $1
        }

        func read(_ bytes: ArraySlice<UInt8>) throws(ByteReader.Damage) -> (
            [Int], [String], [Digest], [Bool], [String], Bool
        ) {
            var reader = ByteReader(bytes)
            let numbers = try reader.list { (reader) throws(ByteReader.Damage) in try reader.number() }
            let texts = try reader.list { (reader) throws(ByteReader.Damage) in try reader.text() }
            let digests = try reader.list { (reader) throws(ByteReader.Damage) in try reader.digest() }
            let flags = try reader.list { (reader) throws(ByteReader.Damage) in try reader.flag() }
            var last = ""
            let paths = try reader.list { (reader) throws(ByteReader.Damage) in
                last = try reader.text(after: last)
                return last
            }
            return (numbers, texts, digests, flags, paths, reader.isAtEnd)
        }
        let whole = try read(writer.bytes[...])
        #expect(whole == (numbers, texts, digests, [true, false], paths, true))
        for count in writer.bytes.indices {
            #expect(throws: ByteReader.Damage.self) { try read(writer.bytes[..<count]) }
        }
        // Whatever is read, it ends, and does not trap.
        for _ in 0..<2000 {
            var bytes = writer.bytes
            for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            _ = try? read(bytes[...])
        }
    }
}
