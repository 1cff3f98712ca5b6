#!/usr/bin/env python3
"""What `surety check` costs with a cache: none, an empty one, an unchanged tree, and a tree of which one file has changed.

usage: Benchmarks/Check/cache.py PATH/TO/surety TREE [RUNS]

TREE is copied to a temporary folder first, and nothing else is written. The best of RUNS (five), wall time and processor
time of the whole process, and beside them what finding and reading the files costs alone, by the command's own stages. The
reports of all runs are compared; the changed file is the largest of the smallest part, and of the largest.
"""
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

surety, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
work = tempfile.mkdtemp()
tree, cache = os.path.join(work, "tree"), os.path.join(work, "cache")
os.environ.pop("SURETY_CACHE", None)


def run(*more):
    """Wall and processor seconds of a run, its report and its statistics."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    outcome = subprocess.run(
        [surety, "check", "--format", "json", "--statistics", *more], cwd=tree, capture_output=True, text=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if outcome.returncode not in (0, 1):
        sys.exit(outcome.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, outcome.stdout, outcome.stderr


def stages(statistics, *names):
    found = dict(re.findall(r"^(\S+) +([\d.]+) ms,", statistics, re.M))
    return sum(float(found.get(name, 0)) for name in names) / 1000


def show(name, results, expected):
    if any(result[2] != expected for result in results):
        sys.exit(f"{name}: another report than without a cache")
    wall, cpu = min(r[0] for r in results), min(r[1] for r in results)
    parts, taken = re.search(r"^parts +(\d+), (\d+)", results[-1][3], re.M).groups()
    print(f"{name:34} {wall:7.3f} s {cpu:7.3f} s   {taken:>3} of {parts}")
    return cpu


def edit(path, number):
    with open(path, "a") as file:
        file.write(f"\nfunc editedBySurety{number}() {{}}\n")


def files():
    """The tree's files of Go by their top folder, with their sizes, and those that are checked first."""
    found = {}
    for folder, below, names in os.walk(tree):
        below[:] = [n for n in below if n not in ("vendor", "testdata", "node_modules") and n[0] not in "._"]
        for name in names:
            if name.endswith(".go") and not name.endswith("_test.go"):
                path = os.path.join(folder, name)
                top = os.path.relpath(path, tree).split(os.sep)[0]
                found.setdefault(top, []).append((os.path.getsize(path), path))
    return found


def main():
    shutil.copytree(source, tree, symlinks=True)
    bare = [run() for _ in range(runs)]
    expected, statistics = bare[0][2], bare[0][3]
    lines, count = re.search(r"^lines +(\d+)", statistics, re.M), re.search(r"^files +(\d+)", statistics, re.M)
    print(f"tree        {os.path.basename(source)}, {int(lines.group(1)):,} lines in {int(count.group(1)):,} files")
    print(f"{'':34} {'wall':>9} {'processor':>9}   parts taken from the cache")
    show("without a cache", bare, expected)
    shares = []
    for result in bare:
        spent = dict(re.findall(r"^(\S+) +[\d.]+ ms, ([\d.]+) ms CPU", result[3], re.M))
        spent = {name: float(time) for name, time in spent.items()}
        analysis = ("parse", "contracts", "declare", "choose", "lower", "solve", "rules")
        shares.append(sum(spent[n] for n in ("parse", "declare", "choose")) / sum(spent[n] for n in analysis))
    cold = []
    for _ in range(runs):
        shutil.rmtree(cache, ignore_errors=True)
        cold.append(run("--cache", cache))
    show("an empty cache", cold, expected)
    warm = [run("--cache", cache) for _ in range(runs)]
    show("nothing has changed", warm, expected)
    reading = min(stages(r[3], "discover", "read") for r in warm)
    hashing = min(stages(r[3], "hash") for r in warm)
    parts = min(stages(r[3], "parts", "cache") for r in warm)
    rest = min(stages(r[3], "order", "report") for r in warm)

    by_folder = files()
    size = lambda top: sum(s for s, _ in by_folder[top])
    for name, top in (("the largest folder", max(by_folder, key=size)), ("the smallest folder", min(by_folder, key=size))):
        path, edited = max(by_folder[top])[1], []
        before = open(path).read()
        for number in range(runs):
            edit(path, number)
            edited.append(run("--cache", cache))
            if edited[-1][2] != run()[2]:
                sys.exit(f"{name}: another report than without a cache")
        show(f"one file of {name}", [(*e[:2], expected, e[3]) for e in edited], expected)
        with open(path, "w") as file:
            file.write(before)
    print(
        f"of an unchanged tree: finding and reading {reading * 1000:.0f} ms, hashing {hashing * 1000:.0f}, parts and "
        f"entries {parts * 1000:.0f}, order and report {rest * 1000:.0f}")
    print(f"of an analysis: parsing, declarations and the choice of what to lower {min(shares):.0%} to {max(shares):.0%}")
    size = sum(os.path.getsize(os.path.join(cache, name)) for name in os.listdir(cache))
    print(f"the cache: {len(os.listdir(cache))} files, {size >> 10} KB")


try:
    main()
finally:
    shutil.rmtree(work)
