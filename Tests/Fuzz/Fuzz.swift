import Foundation
import SuretyCheck

/// The whole check of one file that libFuzzer makes up: parse, types, flow graph, obligations, rules. A trap, a hang or
/// a file that is not counted is a finding; what the check says of the file is not looked at.
///
/// Built and run by Scripts/fuzz.sh.
@_cdecl("LLVMFuzzerTestOneInput")
public func checkOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    do {
        try Data(bytes: bytes, count: count).write(to: URL(fileURLWithPath: folder + "/a.go"))
        var options = CheckOptions()
        // Named, so that a file that says it is generated is checked all the same.
        options.paths = [folder + "/a.go"]
        options.select = ["all"]
        options.jobs = 1
        let result = try Check(options, stages: StageClock()).run()
        precondition(result.files == 1, "the file was not counted")
    } catch {
        preconditionFailure("the file cannot be written or checked: \(error)")
    }
    return 0
}

/// A folder in memory.
private let folder: String = {
    let path = "/dev/shm/surety-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
}()

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The package manager gives the entry of a program the name of its module, which keeps libFuzzer's own out.
@_cdecl("surety_fuzz_main")
public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments, checkOneInput)
}
