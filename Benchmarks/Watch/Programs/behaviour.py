"""A program with a behaviour: behaviour.py SHAPE RESOURCE LEAK SEED PACE [SECONDS].

It holds things as SHAPE says, besides LEAK a second that it never gives back, and lives for so many seconds. PACE is how
many of its seconds pass in one: everything that it does is scaled by it. What it does follows from SEED alone.
"""
import heapq, math, os, random, socket, sys, threading, time

shape, resource, leak, seed, pace = sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4], float(sys.argv[5])
duration = float(sys.argv[6]) if len(sys.argv) > 6 else 3600.0
random.seed(f"{shape} {resource} {leak} {seed}")
listener = socket.socket()
if resource == "tcp":
    listener.bind(("127.0.0.1", 0))
    listener.listen(4096)


def connection():
    client = socket.create_connection(listener.getsockname())
    return [client, listener.accept()[0]]


def thread():
    ended = threading.Event()
    threading.Thread(target=ended.wait, daemon=True).start()
    return ended


RESOURCES = {
    "file": (lambda: open("/etc/hosts"), lambda f: f.close()),
    "pipe": (os.pipe, lambda ends: [os.close(end) for end in ends]),
    "tcp": (connection, lambda ends: [end.close() for end in ends]),
    "unix": (socket.socketpair, lambda ends: [end.close() for end in ends]),
    "memfd": (lambda: os.memfd_create("part"), os.close),
    "thread": (thread, lambda ended: ended.set()),
}
acquire, release = RESOURCES[resource]

lives, number, random_unit = [], 0, random.random  # (begin, end) of everything that is held, in its own seconds


def hold(begin, end=math.inf):
    if begin < duration: lives.append((begin, end))


def arrive(rate, most, lifetime):
    at = 0.0
    while True:
        at += random.expovariate(most)
        if at >= duration: return
        if random_unit() * most <= rate(at): hold(at, at + lifetime(at))


def ramp(count, start, length):
    for _ in range(count): hold(start + length * random_unit())


def recycled():
    age = 600 + 1200 * random_unit()
    for _ in range(random.randint(5, 40)):
        at = 0.0
        while at < duration:
            end = at + age * (1 - 0.025 * random_unit())
            hold(at, end)
            at = end


def cache():
    size, pace_of = random.randint(20, 80), 120 + 400 * random_unit()
    opened, at = [], 60 * random_unit()
    while at < duration:
        opened.append(at)
        if len(opened) > size: hold(opened.pop(0), at)
        at += random.expovariate(size / pace_of)
    for begin in opened: hold(begin)


def bursts():
    at = random.expovariate(1 / 300)
    while at < duration:
        for _ in range(random.randint(10, 60)): hold(at + 3 * random_unit(), at + 5 + random.expovariate(1 / 60))
        at += 60 + random.expovariate(1 / 400)


def failover():
    at = 0.5 * duration * random_unit()
    for _ in range(random.randint(3, 7)):
        ramp(random.randint(3, 12), at, 2)
        at += 60 + 120 * random_unit()


def jobs():
    at = 300 * random_unit()
    while at < duration:
        length = 240 + 240 * random_unit()
        for _ in range(random.randint(3, 15)): hold(at + 20 * random_unit(), at + length)
        at += 300 + 300 * random_unit()


busy = 0.05 + 0.6 * random_unit()
mean, period, when = random.choice([5, 30, 60, 120]), 20 + 220 * random_unit(), duration * random_unit()
SHAPES = {
    "steady": lambda: arrive(lambda t: busy, busy, lambda t: random.expovariate(1 / mean)),
    "long-lived": lambda: arrive(lambda t: busy / 5, busy / 5, lambda t: random.expovariate(1 / 300)),
    "heavy-tail": lambda: arrive(lambda t: busy, busy, lambda t: min(7200, 2 * random.paretovariate(1.5))),
    "bursts": bursts,
    "saw-tooth": lambda: arrive(lambda t: busy, busy, lambda t: (t // period) * period + period - t),
    "step": lambda: ramp(random.randint(20, 60), when, 2),
    "load-ramp": lambda: arrive(lambda t: busy * (1 + 2 * t / duration), 3 * busy, lambda t: random.expovariate(1 / 30)),
    "ramp-that-ends": lambda: ramp(random.randint(20, 90), 400 * random_unit(), 120 + 360 * random_unit()),
    "pool": lambda: [hold(random.expovariate(1 / (10 + period / 2))) for _ in range(random.randint(5, 60))],
    "swing": lambda: arrive(lambda t: busy * (1 + 0.8 * math.sin(t / (150 + period * 2))), 1.8 * busy, lambda t: random.expovariate(1 / 40)),
    "two-ramps": lambda: [ramp(random.randint(10, 50), 0.8 * duration * random_unit(), 60 + 240 * random_unit()) for _ in range(2)],
    "failover": failover, "jobs": jobs, "recycled-pool": recycled, "bounded-cache": cache,
}


def main():
    SHAPES[shape]()
    if leak: arrive(lambda t: leak, leak, lambda t: math.inf)
    # What the shape says and what there is room for.
    events = [(begin, index, True) for index, (begin, end) in enumerate(lives)]
    events += [(end, index, False) for index, (begin, end) in enumerate(lives) if end < duration]
    heapq.heapify(events)
    held = {}
    print("ready", flush=True)
    sys.stdin.readline()  # everybody begins when the watch has begun
    start = time.monotonic()
    while events:
        due, index, begins = heapq.heappop(events)
        pause = start + due / pace - time.monotonic()
        if pause > 0: time.sleep(pause)
        if begins: held[index] = acquire()
        elif index in held: release(held.pop(index))
    sys.stdin.read()  # holds on until it is told to end


main()
