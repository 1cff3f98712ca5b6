#!/usr/bin/env python3
"""What supervision costs, and how soon it discharges. Prints a table and the machine that it was measured on.

    Benchmarks/Supervision/run.py SURETY BENCHMARK

where SURETY is a release build of the command, and BENCHMARK of this folder's program.
"""

import os
import platform
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

surety, benchmark = map(os.path.abspath, sys.argv[1:3])


def times_of(command, rounds=60, **options):
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, **options)
        times.append((time.perf_counter() - begin) * 1000)
    return times


def row(what, values):
    """The median, and the least: on a machine that does other things as well the least says more."""
    print(f"| {what} | {statistics.median(values):.1f} | {min(values):.1f} |", flush=True)


def lines(text):
    return {line.split()[0]: [float(word) for word in line.split()[1:]] for line in text.splitlines() if line}


def discharge(folder):
    """A process with 1,000 obligations dies: milliseconds to the first removal and to the last."""
    process = subprocess.Popen([surety, "run", "--ledger", "ledger", "--", benchmark, "obligations"], cwd=folder, stderr=subprocess.DEVNULL)
    died = os.path.join(folder, "died")
    while not os.path.exists(died) or os.path.getsize(died) < 8:
        time.sleep(0.0005)
    first, last = (os.path.join(folder, f"file{n}") for n in (999, 0))
    while os.path.exists(first):
        pass
    begun = time.monotonic_ns()
    while os.path.exists(last):
        pass
    ended = time.monotonic_ns()
    process.wait()
    death = struct.unpack("Q", open(died, "rb").read(8))[0]
    os.unlink(died)
    return (begun - death) / 1e6, (ended - death) / 1e6


def main():
    folder = tempfile.mkdtemp(prefix="surety-bench-", dir=os.environ.get("SURETY_BENCH_DIR"))
    try:
        print(f"{time.strftime('%Y-%m-%d')}, {platform.system()} {platform.release()}, {os.cpu_count()} cores, {platform.machine()}\n")
        print("| what | median | least |\n| --- | --- | --- |")
        inside = [surety, "run", "--ledger", "ledger", "--"]
        row("`true` alone, ms", times_of(["true"]))
        row("`surety --version`, ms", times_of([surety, "--version"]))
        row("`surety run -- true`, ms", times_of(inside + ["true"], cwd=folder))
        shell = f'''python3 - <<'END'
import os, subprocess, time
def times(*command):
    found = []
    for _ in range(60):
        begin = time.perf_counter()
        subprocess.run(["{surety}", *command], stdout=subprocess.DEVNULL, check=True)
        found.append((time.perf_counter() - begin) * 1000)
    return found
print("defer-remove", *times("defer", "--remove", "none"))
print("defer-kill", *times("defer", "--kill", str(os.getppid())))
number = subprocess.run(["{surety}", "defer", "--remove", "none"], capture_output=True, text=True).stdout.strip()
print("release", *times("release", number))
print("held", *times("held"))
END
'''
        output = subprocess.run(inside + ["sh", "-c", shell], cwd=folder, capture_output=True, text=True).stdout
        verbs = lines(output)
        row("`surety defer --remove`, power-safe, ms", verbs["defer-remove"])
        row("`surety defer --kill`, ms", verbs["defer-kill"])
        row("`surety release`, ms", verbs["release"])
        row("`surety held` with 120 obligations, ms", verbs["held"])
        alone = lines(subprocess.run([benchmark, "slots"], capture_output=True, text=True).stdout)
        supervised = lines(subprocess.run(inside + [benchmark, "slots"], cwd=folder, capture_output=True, text=True).stdout)
        for name, found in (("alone", alone), ("under `surety run`", supervised)):
            costs = [a - b for a, b in zip(found["scope-recorded"], found["scope-unrecorded"])]
            row(f"record and clear of a scope's cleanup, {name}, ns", costs)
        durable = lines(subprocess.run(inside + [benchmark, "durable"], cwd=folder, capture_output=True, text=True).stdout)
        row("durable record of the library, power-safe, µs", [time / 1000 for time in durable["durable"]])
        found = [discharge(folder) for _ in range(9)]
        row("1,000 removals: death to the first, ms", [f[0] for f in found])
        row("1,000 removals: death to the last, ms", [f[1] for f in found])
    finally:
        shutil.rmtree(folder)


main()
