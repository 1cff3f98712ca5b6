#!/usr/bin/env python3
"""What a verb of the ledger costs: the start of a process, and what it does. Each round measures every row once, one after
the other, so that all of them meet the same machine; `true` and a bare fdatasync are among them.

    Benchmarks/Supervision/verbs.py SURETY [SURETY …]

Each SURETY is a build of the command. SURETY_BENCH_DIR says on which device; SURETY_ROUNDS how often.
"""

import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

rounds = int(os.environ.get("SURETY_ROUNDS", "200"))


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (usage.ru_utime + usage.ru_stime) * 1000


def started(*command):
    def measure():
        before, begin = spent(), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        return (time.perf_counter() - begin) * 1000, spent() - before

    return measure


def settled(name):
    """An append and an fdatasync of this process's own."""
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def measure():
        begin, before = time.perf_counter(), time.process_time()
        os.write(file, b"x" * 300)
        os.fdatasync(file)
        return (time.perf_counter() - begin) * 1000, (time.process_time() - before) * 1000

    return measure


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def supervised(names):
    """Runs within `surety run`: the ledger is in the environment."""
    rows = {"`true`": started("true"), "append and fdatasync, no process": settled("bare")}
    for name, program in names:
        number = subprocess.run([program, "defer", "--remove", "none"], capture_output=True, text=True, check=True).stdout.strip()
        rows[f"{name} `--version`"] = started(program, "--version")
        rows[f"{name} `defer --remove`"] = started(program, "defer", "--remove", "none")
        rows[f"{name} `defer --kill`"] = started(program, "defer", "--kill", str(os.getppid()))
        rows[f"{name} `release`"] = started(program, "release", number)
        rows[f"{name} `held`"] = started(program, "held")
    found = {name: [] for name in rows}
    for _ in range(rounds):
        for name, measure in rows.items():
            found[name].append(measure())
    print("| what | wall: median | 90 % | least | processor: median | least |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, values in found.items():
        wall, processor = [v[0] for v in values], [v[1] for v in values]
        print(
            f"| {name} | {statistics.median(wall):.1f} | {percentile(wall, 0.9):.1f} | {min(wall):.1f} "
            f"| {statistics.median(processor):.1f} | {min(processor):.1f} |"
        )


def main():
    if sys.argv[1] == "--within":
        return supervised([pair.split("=", 1) for pair in sys.argv[2:]])
    names = ["dynamic", "static"] if len(sys.argv) == 3 else [os.path.basename(path) for path in sys.argv[1:]]
    pairs = [f"{name}={os.path.abspath(path)}" for name, path in zip(names, sys.argv[1:])]
    folder = tempfile.mkdtemp(prefix="surety-bench-", dir=os.environ.get("SURETY_BENCH_DIR"))
    try:
        print(f"{time.strftime('%Y-%m-%d')}, {platform.system()} {platform.release()}, {os.cpu_count()} cores, {platform.machine()}, "
              f"{rounds} rounds, milliseconds, load {os.getloadavg()[0]:.1f}\n", flush=True)
        script = os.path.abspath(__file__)
        subprocess.run(
            [os.path.abspath(sys.argv[-1]), "run", "--ledger", "ledger", "--", sys.executable, script, "--within", *pairs],
            cwd=folder, check=True)
    finally:
        shutil.rmtree(folder)


main()
