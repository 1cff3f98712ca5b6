import SuretyJSON
import TestSupport
import Testing

@testable import SuretyCheck

/// JSON that is right, and JSON that is not.
struct JSONReaderTests {
    private func value(_ text: String) throws -> JSONValue {
        try JSONReader.value(of: text.utf8)
    }

    @Test func valuesAndTheirPlaces() throws {
        let value = try value(" {\"a\": [1, -2.5e1, true, false, null],\n\"b\": {\"c\": \"x\"}, \"a\": 0} ")
        #expect(value.offset == 1)
        let elements = try #require(value["a"]?.array)
        #expect(elements.map(\.offset) == [8, 11, 19, 25, 32])
        if case .number(let number) = elements[1].content { #expect(number == -25) } else { Issue.record() }
        #expect(value["b"]?["c"]?.string == "x")
        #expect(value["c"] == nil && value["b"]?.array == nil)
    }

    @Test(arguments: [
        (#""\"\\\/\n\r\t\b\f""#, "\"\\/\n\r\t\u{8}\u{C}"), (#""\u00e9\ud83e\udd8a""#, "é🦊"),
        (#""\ud83e""#, "\u{FFFD}"), (#""\ud83eA""#, "\u{FFFD}A"), (#""é🦊""#, "é🦊"), ("\"\"", ""),
    ])
    func texts(text: String, expected: String) throws {
        #expect(try value(text).string == expected)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\":1,}", "{a: 1}", "[1 2]", "\"a\nb\"", "\"\\x\"", "\"\\u12\"",
        "\"\\u+123\"", "tru",
        "nulls", "01x", "--1", "nan", "inf", "0x10", "{} {}", "\u{FEFF}{}",
    ])
    func noJSON(text: String) {
        #expect(throws: JSONReader.Mistake.self) { try value(text) }
    }

    /// A text that is cut off, or has a byte changed, is refused or read, and never ends the process.
    @Test func brokenTexts() throws {
        let whole = Array(
            #"{"tool": "surety", "schema": 1, "findings": [{"a": "\u00e9\ud83e\udd8a", "b": [-1.5, true]}]}"#
                .utf8)
        for end in 0..<whole.count {
            #expect(throws: JSONReader.Mistake.self) { try JSONReader.value(of: whole[..<end]) }
        }
        for place in whole.indices {
            for byte: UInt8 in [0, 0x22, 0x2C, 0x5B, 0x5C, 0x75, 0x7D, 0xFF] {
                var changed = whole
                changed[place] = byte
                _ = try? JSONReader.value(of: changed)
            }
        }
    }
}
