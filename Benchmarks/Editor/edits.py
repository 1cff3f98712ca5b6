#!/usr/bin/env python3
"""How long `surety lsp` takes from an edit to the findings, in a module of 100,000 lines of Go's standard library.

usage: Benchmarks/Editor/edits.py GOROOT PATH/TO/surety [EDITS]

Prints the time from the message of an edit to the answer (median, nine of ten, longest), the processor time of an edit, and
beside them a whole run of `surety check` on the same module in the same minutes. Writes below a temporary folder only.
"""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

goroot, surety = sys.argv[1], os.path.abspath(sys.argv[2])
edits = int(sys.argv[3]) if len(sys.argv) > 3 else 60
wanted = 100_000


def module(folder):
    """Packages of the standard library, the first in the order of their names, until there are lines enough."""
    source, lines = os.path.join(goroot, "src"), 0
    for place, folders, names in os.walk(source):
        folders[:] = sorted(f for f in folders if f not in ("testdata", "vendor", "cmd", "runtime", "internal"))
        for name in sorted(names):
            if lines >= wanted or not name.endswith(".go") or name.endswith("_test.go"):
                continue
            target = os.path.join(folder, os.path.relpath(place, source))
            os.makedirs(target, exist_ok=True)
            shutil.copy(os.path.join(place, name), target)
            with open(os.path.join(place, name), "rb") as text:
                lines += text.read().count(b"\n")
    with open(os.path.join(folder, "go.mod"), "w") as text:
        text.write("module std\n\ngo 1.26\n")
    return lines


class Client:
    def __init__(self):
        self.process = subprocess.Popen([surety, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while True:
            line = self.process.stdout.readline()
            if line in (b"\r\n", b""):
                break
            if line.lower().startswith(b"content-length"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def findings(self, uri):
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return

    def processor(self):
        with open(f"/proc/{self.process.pid}/stat") as text:
            fields = text.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def check(folder):
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([surety, "check", folder, "--output", "/dev/null"], stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, spent


with tempfile.TemporaryDirectory() as folder:
    lines = module(folder)
    path = os.path.join(folder, "bufio", "bufio.go")
    uri = "file://" + path
    client = Client()
    client.send("initialize", {"capabilities": {}}, 1)
    client.receive()
    client.send("initialized", {})
    with open(path) as text:
        document = {"uri": uri, "languageId": "go", "version": 1, "text": text.read()}
    client.send("textDocument/didOpen", {"textDocument": document})
    client.findings(uri)
    times, checks, before = [], [], client.processor()
    start = {"line": 0, "character": 0}
    for number in range(edits):
        change = {"range": {"start": start, "end": start}, "text": "// another line\n"}
        began = time.monotonic()
        client.send(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": number + 2}, "contentChanges": [change]},
        )
        client.findings(uri)
        times.append(time.monotonic() - began)
        if number % 10 == 0:
            checks.append(check(folder))
    spent = client.processor() - before
    client.send("shutdown", None, 2)
    client.receive()
    client.send("exit", None)
    client.process.wait()

times.sort()
wall, cpu = min(w for w, _ in checks), min(c for _, c in checks)
print(f"module       {lines:,} lines of Go's standard library, {edits} edits")
print(f"an edit      {times[edits // 2] * 1000:.0f} ms in the median, {times[edits * 9 // 10] * 1000:.0f} in nine of ten, "
      f"{times[-1] * 1000:.0f} at most, {times[0] * 1000:.0f} at least")
print(f"processor    {spent / edits * 1000:.0f} ms an edit")
print(f"surety check {wall * 1000:.0f} ms, {cpu * 1000:.0f} ms of processor time, the best of {len(checks)}")
print(f"ratio        {times[edits // 2] / wall:.2f} of a whole run in the median")
