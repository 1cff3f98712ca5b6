"""Drives a program in a pseudo-terminal: terminal.py STEPS -- COMMAND…

STEPS is JSON: ["wait", TEXT] until the screen shows it, ["send", KEYS], ["resize", COLUMNS, ROWS], ["rows", ROWS] until no more are shown, ["signal", NUMBER],
["touch", FILE], ["left"] until the alternate screen is, ["stopped"] until the program is stopped, ["ended"] until it has ended, ["kill", PID]. Prints JSON: the screen after each
step, everything that was written, the status, and the terminal's settings before and after.
"""
import fcntl, json, os, pty, re, select, signal, struct, sys, termios, time

PATIENCE = 60


class Screen:
    """As much of a terminal as the view uses."""

    def __init__(self):
        self.lines, self.row, self.column, self.alternate, self.cursor = [""], 0, 0, False, True

    def feed(self, text):
        for part in re.findall(r"\x1b\[[?0-9;]*[A-Za-z]|\r|\n|[^\x1b\r\n]+|\x1b", text):
            if part == "\x1b[H": self.row = self.column = 0
            elif part == "\x1b[K": self.lines[self.row] = self.lines[self.row][: self.column]
            elif part == "\x1b[J":
                self.lines[self.row] = self.lines[self.row][: self.column]
                del self.lines[self.row + 1 :]
            elif part == "\x1b[?1049h": self.alternate, self.lines, self.row, self.column = True, [""], 0, 0
            elif part == "\x1b[?1049l": self.alternate, self.lines, self.row, self.column = False, [""], 0, 0
            elif part == "\x1b[?25l": self.cursor = False
            elif part == "\x1b[?25h": self.cursor = True
            elif part.startswith("\x1b"): pass
            elif part == "\r": self.column = 0
            elif part == "\n":
                self.row += 1
                while len(self.lines) <= self.row: self.lines.append("")
            else:
                line = self.lines[self.row].ljust(self.column)
                self.lines[self.row] = line[: self.column] + part + line[self.column + len(part) :]
                self.column += len(part)


def state(pid):
    try:
        with open(f"/proc/{pid}/stat") as file: return file.read().rsplit(")", 1)[1].split()[0]
    except OSError: return "gone"


steps, command = json.loads(sys.argv[1]), sys.argv[3:]
pid, master = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
os.kill(pid, signal.SIGWINCH)
screen, raw, frames, before = Screen(), "", [], termios.tcgetattr(master)[:4]


def read(seconds):
    global raw
    if not select.select([master], [], [], seconds)[0]: return True
    try: data = os.read(master, 65536)
    except OSError: return False
    text = data.decode("utf-8", "replace")
    raw += text
    screen.feed(text)
    return bool(data)


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end: sys.exit(json.dumps({"failed": "\n".join(screen.lines), "raw": raw}))
        if not read(0.05): time.sleep(0.01)


for step in steps:
    if step[0] == "wait": until(lambda: step[1] in "\n".join(screen.lines))
    elif step[0] == "send": os.write(master, step[1].encode())
    elif step[0] == "resize":
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", step[2], step[1], 0, 0))
    elif step[0] == "rows": until(lambda: len(screen.lines) <= step[1])
    elif step[0] == "signal": os.kill(pid, step[1])
    elif step[0] == "touch": open(step[1], "w").close()
    elif step[0] == "left": until(lambda: not screen.alternate)
    elif step[0] == "stopped": until(lambda: state(pid) == "T")
    elif step[0] == "ended": until(lambda: state(pid) in "ZX" or state(pid) == "gone")
    elif step[0] == "kill": os.kill(step[1], signal.SIGKILL)
    while select.select([master], [], [], 0)[0] and read(0): pass
    frames.append({"lines": list(screen.lines), "alternate": screen.alternate, "cursor": screen.cursor})
until(lambda: state(pid) in "ZX")
# What was written last may come after the end of who wrote it; an error says that there is no more.
end = time.monotonic() + PATIENCE
while read(0.05) and time.monotonic() < end: pass
after = termios.tcgetattr(master)[:4]
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(json.dumps({"frames": frames, "raw": raw, "status": status, "restored": before == after,
                  "alternate": screen.alternate, "cursor": screen.cursor}))
