"""A program with a known behaviour: program.py WHAT [RATE]. It runs until it is ended."""
import random, subprocess, sys, threading, time

what, rate = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
random.seed(what + str(rate))
kept, waiting, start = [], [], time.monotonic()


def open_one(lifetime):
    waiting.append((time.monotonic() + lifetime, open("/etc/hosts")))


def close_due():
    now = time.monotonic()
    for entry in [entry for entry in waiting if entry[0] <= now]:
        entry[1].close()
        waiting.remove(entry)


def work(elapsed):
    """What it does besides leaking, ten times a second."""
    if what == "bursts" and random.random() < 0.1 / 120:
        for _ in range(60): open_one(random.expovariate(1 / 20))
    elif what == "ramp" and random.random() < 0.1 * (0.5 + min(elapsed, 1500) / 1500): open_one(random.expovariate(1 / 30))
    elif what == "pool" and len(kept) < 60 and random.random() < 0.1 / 3: kept.append(open("/etc/hosts"))
    elif what == "sawtooth":
        if random.random() < 0.1: kept.append(open("/etc/hosts"))
        if int(elapsed) % 90 == 0:
            while kept: kept.pop().close()
    if random.random() < 0.05: open_one(random.expovariate(1 / 5))


leaks = {
    "leak": lambda: kept.append(open("/etc/hosts")),
    "threads": lambda: threading.Thread(target=threading.Event().wait, daemon=True).start(),
    "children": lambda: kept.append(subprocess.Popen(["sleep", "86400"])),
}
due = 1 / rate if rate else float("inf")
while True:
    time.sleep(0.1)
    elapsed = time.monotonic() - start
    close_due()
    work(elapsed)
    while elapsed >= due:
        leaks[what]()
        due += 1 / rate
