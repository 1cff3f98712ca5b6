// Leaks so many files a second as its argument says; without one, opens and closes a file a second.
import Glibc

let rate = CommandLine.arguments.count > 1 ? Double(CommandLine.arguments[1]) ?? 0 : 0
var ticks = 0.0
var kept = 0.0
while true {
    let descriptor = open("/etc/hosts", O_RDONLY)
    ticks += 1
    if kept < ticks * rate { kept += 1 } else { close(descriptor) }
    sleep(1)
}
