#!/usr/bin/env python3
"""Real programs with a known behaviour, recorded and judged: corpus.py record SURETY FOLDER [COUNT [SEED]], or
corpus.py judge SURETY FOLDER, which judges recordings anew.

Every program holds files, pipes, sockets, memory files or threads as its shape says, and half of them leak besides. Time passes
PACE times as fast for the programs (Programs/behaviour.py, behaviour.sh) and for the watch (`--pace`), so that an hour takes
a minute; nothing else is scaled. One watch looks at as many programs as fit into one scan. The recordings stay in FOLDER,
with what each program does; seeds, not recordings, are kept in the repository.
"""
import gzip, json, os, random, shutil, subprocess, sys, threading

PACE, BATCH, WATCHES, HOUR = 60, 36, 2, 3600
HERE = os.path.dirname(os.path.abspath(__file__))
SHAPES = ["steady", "long-lived", "heavy-tail", "bursts", "saw-tooth", "step", "load-ramp", "ramp-that-ends", "pool", "swing",
          "two-ramps", "failover", "jobs", "recycled-pool", "bounded-cache"]
SHELL_SHAPES = ["steady", "saw-tooth", "ramp-that-ends"]
RESOURCES = ["file"] * 4 + ["pipe", "tcp", "unix", "memfd", "thread"]
LEAKS = [0, 0, 0, 0.5, 0.05, 0.02]


def plan(count, seed):
    """What each program does: every sixth of a shape leaks 0.5, 0.05 or 0.02 a second."""
    order = random.Random(seed)
    programs = []
    for index in range(count):
        language = "bash" if index % 12 == 11 else "python"
        shape = SHELL_SHAPES[index // 12 % len(SHELL_SHAPES)] if language == "bash" else SHAPES[index % len(SHAPES)]
        resource = "file" if language == "bash" else order.choice(RESOURCES)
        leak = LEAKS[(index // len(SHAPES) + index) % len(LEAKS)]
        programs.append({"language": language, "shape": shape, "resource": resource, "leak": leak, "seed": order.randrange(1, 32767)})
    return programs


def command(program):
    if program["language"] == "bash":
        return ["bash", f"{HERE}/Programs/behaviour.sh", program["shape"], str(int(program["leak"] * 1000)), str(program["seed"]), str(PACE)]
    words = [program["shape"], program["resource"], str(program["leak"]), str(program["seed"]), str(PACE)]
    return [sys.executable, f"{HERE}/Programs/behaviour.py"] + words


def record(surety, folder, number, programs):
    """Runs some programs side by side under one watch."""
    running = [subprocess.Popen(command(program), stdin=subprocess.PIPE, stdout=subprocess.PIPE) for program in programs]
    for process in running: process.stdout.readline()
    pids = [word for process in running for word in ("--pid", str(process.pid))]
    path = f"{folder}/{number}.jsonl"
    watch = subprocess.Popen([surety, "watch", *pids, "--pace", str(PACE), "--interval", "5", "--for", str(HOUR + 20), "--record", path],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not os.path.exists(path) or os.path.getsize(path) < 1000: threading.Event().wait(0.01)
    for process in running:
        process.stdin.write(b"go\n")
        process.stdin.flush()
    watch.wait()
    for process in running:
        process.kill()
        process.wait()
    with open(f"{folder}/{number}.json", "w") as file:
        json.dump([dict(program, pid=process.pid) for program, process in zip(programs, running)], file)
    with open(path, "rb") as source, gzip.open(path + ".gz", "wb", compresslevel=1) as target: shutil.copyfileobj(source, target)
    os.unlink(path)


def judge(surety, folder, number):
    """When a leak was first said of each program, and the verdict of whichever of its groups grows most, at the end."""
    with open(f"{folder}/{number}.json") as file: programs = json.load(file)
    by_pid = {program["pid"]: program for program in programs}
    for program in programs: program.update(first=None, last=None, scans=0)
    unzip = subprocess.Popen(["gzip", "-dc", f"{folder}/{number}.jsonl.gz"], stdout=subprocess.PIPE)
    replay = subprocess.Popen([surety, "watch", "--replay", "/dev/stdin", "--format", "json"], stdin=unzip.stdout, stdout=subprocess.PIPE)
    rank = {"leaking": 4, "growing": 3, "falling": 2, "steady": 1, "inconclusive": 0}
    for line in replay.stdout:
        if b'"groups"' not in line: continue
        sample = json.loads(line)
        for process in sample["processes"]:
            program = by_pid.get(process["pid"])
            if program is None or "groups" not in process or process["state"] != "running": continue
            program["scans"] += 1
            verdicts = [group["verdict"] for group in process["groups"] if group["kind"] != "memory"]
            worst = max(verdicts, key=lambda verdict: rank[verdict["kind"]])
            program["last"] = worst["kind"]
            if worst["kind"] == "leaking":
                program["rate"] = worst["rate"]
                if program["first"] is None: program["first"] = sample["elapsed"]
    if replay.wait() != 0: sys.exit(f"cannot replay {number}")
    return programs


def report(programs):
    print(f"{len(programs)} programs, {sum(p['scans'] for p in programs)} series points; "
          f"{sum(p['language'] == 'bash' for p in programs)} in bash, the others in Python")
    print("\nleak a second   programs  leaking in 30 min  in 60 min   at the end: leaking growing steady falling inconclusive")
    for leak in sorted(set(p["leak"] for p in programs)):
        some = [p for p in programs if p["leak"] == leak]
        early = sum(p["first"] is not None and p["first"] <= 1800 for p in some)
        all_of = sum(p["first"] is not None for p in some)
        ends = [sum(p["last"] == kind for p in some) for kind in ("leaking", "growing", "steady", "falling", "inconclusive")]
        print(f"{leak:13}   {len(some):8}  {early:17}  {all_of:9}   " + " ".join(f"{count:8}" for count in ends))
    # Both ends of a pipe and of a pair of sockets are in one group.
    true_rate = lambda p: p["leak"] * (2 if p["resource"] in ("pipe", "unix") else 1)
    rates = sorted(abs(p["rate"] / true_rate(p) - 1) for p in programs if p["leak"] >= 0.05 and p.get("rate"))
    if rates:
        print(f"\nthe rate that was said at last, of leaks of 0.05 and more: off by {rates[len(rates) // 2] * 100:.0f} % in the middle, "
              f"{rates[int(len(rates) * 0.9)] * 100:.0f} % in nine of ten")
    for name in ("shape", "resource"):
        values = sorted(set(p[name] for p in programs))
        print(f"\n{name:16} without a leak: programs, alarms   0.5/s: programs, in 30, 60 min   0.05/s   0.02/s")
        for value in values:
            line = f"{value:16}"
            for leak in (0, 0.5, 0.05, 0.02):
                some = [p for p in programs if p[name] == value and p["leak"] == leak]
                early = sum(p["first"] is not None and p["first"] <= 1800 for p in some)
                all_of = sum(p["first"] is not None for p in some)
                line += f"  {len(some):4} {all_of:4}     " if leak == 0 else f"  {len(some):4} {early:4} {all_of:4}"
            print(line)
    for p in programs:
        if p["leak"] == 0 and p["first"] is not None:
            print(f"alarm: {p['language']} {p['shape']} {p['resource']} seed {p['seed']} at {p['first']:.0f} s")


def main():
    mode, surety, folder = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3]
    os.makedirs(folder, exist_ok=True)
    if mode == "record":
        count, seed = int((sys.argv[4:5] or [2000])[0]), int((sys.argv[5:6] or [1])[0])
        programs = plan(count, seed)
        random.Random(seed).shuffle(programs)
        batches = [programs[start : start + BATCH] for start in range(0, count, BATCH)]
        for start in range(0, len(batches), WATCHES):
            threads = [threading.Thread(target=record, args=(surety, folder, number, batches[number]))
                       for number in range(start, min(start + WATCHES, len(batches)))]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            print(f"{min(start + WATCHES, len(batches))} of {len(batches)} batches", file=sys.stderr, flush=True)
    numbers = sorted(int(name.split(".")[0]) for name in os.listdir(folder) if name.endswith(".json"))
    report([program for number in numbers for program in judge(surety, folder, number)])


main()
