#!/usr/bin/env python3
"""What a watch costs, measured from outside: cost.py SURETY [SECONDS].

A process holds so many descriptors, half of them files and half of them TCP connections; `surety watch` looks at it once
a second. Processor time comes from /proc/N/schedstat, which counts nanoseconds. A full scan is `--once` less what `--once`
costs for a process that holds next to nothing; lsof and lsfd are measured in the same way, in turns.
"""
import json, os, resource, shutil, subprocess, sys, time

HOLD = """
import os, resource, socket, sys, tempfile
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
count, kept = int(sys.argv[1]), []
with tempfile.TemporaryDirectory() as folder:
    for n in range(count // 2): kept.append(open(os.path.join(folder, f"part-{n}"), "w"))
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(512)
for n in range(count // 4):
    c = socket.socket(); c.connect(s.getsockname()); kept += [c, s.accept()[0]]
print("ready", flush=True)
sys.stdin.read()
"""


def hold(count):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.readline()
    return process


def processor(pid):
    with open(f"/proc/{pid}/schedstat") as file: return int(file.read().split()[0]) / 1e9


def watched(surety, pid, seconds):
    """Share of a core from outside, and by its own figure, over the same time."""
    watch = subprocess.Popen([surety, "watch", "--pid", str(pid), "--format", "json"], stdout=subprocess.PIPE, text=True)
    samples = []
    end = None
    while True:
        line = json.loads(watch.stdout.readline())
        outside = processor(watch.pid)
        now = time.monotonic()
        samples.append((now, outside, line["cost"]["processor"]))
        if end is None and len(samples) == 3: end = now + seconds
        if end and now >= end: break
    watch.terminate()
    watch.wait()
    first, last = samples[2], samples[-1]
    length = last[0] - first[0]
    return (last[1] - first[1]) / length * 100, (last[2] - first[2]) / length * 100


def once(command, times=5):
    """The least processor time of a command, in milliseconds."""
    best = float("inf")
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best * 1000


def main():
    surety, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 40
    tools = {"surety": lambda pid: [surety, "watch", "--pid", str(pid), "--once", "--format", "json"]}
    if shutil.which("lsof"): tools["lsof"] = lambda pid: ["lsof", "-nP", "-p", str(pid)]
    if shutil.which("lsfd"): tools["lsfd"] = lambda pid: ["lsfd", "-p", str(pid)]
    # One without a socket: whoever has one makes a tool read the sockets of all processes.
    least = subprocess.Popen(["sleep", "86400"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print(f"kernel {os.uname().release}, {os.cpu_count()} cores")
    print("descriptors  1 Hz, % of a core  by its own figure " + "".join(f"  {name}, us each" for name in tools)
          + "".join(f"  {name} times" for name in tools if name != "surety") + "   whole command, ms (with next to nothing)")
    for count in [100, 1000, 10000, 19000]:
        process = hold(count)
        outside, inside = watched(surety, process.pid, seconds)
        # One after the other in each round, so that all see the same machine.
        whole, base = {name: float("inf") for name in tools}, {name: float("inf") for name in tools}
        for _ in range(11):
            for name, command in tools.items():
                whole[name] = min(whole[name], once(command(process.pid), 1))
                base[name] = min(base[name], once(command(least.pid), 1))
        scans = {name: (whole[name] - base[name]) * 1000 / count for name in tools}
        print(f"{count:11}  {outside:17.3f}  {inside:17.3f} " + "".join(f"  {scans[name]:{len(name) + 9}.1f}" for name in tools)
              + "".join(f"  {scans[name] / scans['surety']:{len(name) + 6}.1f}" for name in tools if name != "surety")
              + "   " + ", ".join(f"{name} {whole[name]:.1f} ({base[name]:.1f})" for name in tools), flush=True)
        process.kill()
        process.wait()
    least.kill()
    least.wait()


main()
