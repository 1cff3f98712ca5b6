import Testing

@testable import SuretyProbe
@testable import SuretyWatch

struct LabelTests {
    private static func plain(_ bytes: [UInt8]) -> String { PlainText.of(bytes) }

    /// Names never reach a terminal as they are.
    @Test func namesAreShownWithEscapes() {
        #expect(LabelTests.plain(Array("a b".utf8)) == "a b")
        #expect(LabelTests.plain(Array("a\nb\u{1B}[31m\\".utf8)) == "a\\nb\\x1b[31m\\\\")
        #expect(LabelTests.plain([0x61, 0xFF, 0xC3, 0x62]) == "a\\xff\\xc3b")
        #expect(LabelTests.plain(Array("\u{202E}é\u{9B}".utf8)) == "\\u{202e}é\\u{9b}")
    }

    @Test(arguments: [
        ("/var/log/app.log.17", "/var/log/app.log.#"), ("/tmp/a-3f2504e0-4f89-11d3", "/tmp/a-#-#f#-#d#"),
        ("/tmp/cafe", "/tmp/cafe"), ("/cache/deadbeef01/x", "/cache/#/x"), ("/dev/pts/12", "/dev/pts/#"),
    ])
    func numbersAreOneMark(path: String, label: String) { #expect(Labels.path(all: path.utf8) == label) }

    @Test(
        arguments: [
            ("socket:[123]", ResourceKind.socket, 123), ("pipe:[7]", .pipe, 7),
            ("anon_inode:[eventfd]", .eventfd, 0),
            ("anon_inode:inotify", .inotify, 0), ("/memfd:x (deleted)", .memfd, 0),
            ("/dev/shm/a", .sharedMemory, 0),
            ("/dev/null", .device, 0), ("/tmp/x (deleted)", .deletedFile, 0), ("/tmp/x", .file, 0),
            ("anon_inode:[pidfd]", .pidfd, 0), ("anon_inode:[io_uring]", .ioUring, 0),
            ("net:[4026531840]", .namespace, 0),
            ("anon_inode:bpf-map", .anonymous, 0), ("", .anonymous, 0),
        ] as [(String, ResourceKind, UInt64)])
    func linksTellTheKind(text: String, kind: ResourceKind, inode: UInt64) {
        let bytes = Array(text.utf8)
        let link = bytes.withUnsafeBufferPointer { LinkText($0) }
        #expect(link.kind == kind && link.inode == inode)
    }

    @Test func patterns() {
        for (pattern, text, expected) in [
            ("*", "", true), ("a*c", "abc", true), ("a*c", "ab", false), ("abc", "abc", true),
            ("ab", "abc", false),
            ("*b*", "abc", true), ("a**c", "ac", true), ("aa*a", "aa", false),
            ("file /tmp/*", "file /tmp/x", true),
        ] {
            #expect(Pattern(pattern).matches(text) == expected, "'\(pattern)' '\(text)'")
        }
    }
}
