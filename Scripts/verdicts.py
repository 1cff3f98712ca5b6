#!/usr/bin/env python3
"""Counts the verdicts of the draws in Documentation/Precision/Draws.md, by finding and with each program weighed alike."""

import argparse
import collections
import pathlib
import re

PAGE = pathlib.Path(__file__).parent.parent / "Documentation/Precision/Draws.md"


def verdicts(page):
    """The rows of findings: draw, program, severity, verdict."""
    draw = None
    for line in page.read_text().splitlines():
        if heading := re.match(r"## Draw (\w+)", line):
            draw = heading[1]
        elif re.match(r"\| \d+ \|", line):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            yield draw, cells[1], cells[3].split()[-1], cells[4]


def share(counts, *names):
    return sum(counts[name] for name in names) / sum(counts.values())


def show(name, rows):
    """One line: how many are true and hold, of the findings and of the programs."""
    programs = collections.defaultdict(collections.Counter)
    for draw, program, _, verdict in rows:
        programs[draw, program][verdict] += 1
    all_counts = sum(programs.values(), collections.Counter())
    true = [share(counts, "true") for counts in programs.values()]
    holds = [share(counts, "true", "harmless") for counts in programs.values()]
    print(
        f"{name:8} {sum(all_counts.values()):4} findings {share(all_counts, 'true'):4.0%} true"
        f" {share(all_counts, 'true', 'harmless'):4.0%} hold"
        f" | {len(programs):3} programs {sum(true) / len(true):4.0%} true {sum(holds) / len(holds):4.0%} hold"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("draws", nargs="*", help="names of draws, such as M N; all of them without one")
    parser.add_argument("--errors", action="store_true", help="errors alone")
    options = parser.parse_args()
    rows = [row for row in verdicts(PAGE) if not options.errors or row[2] == "error"]
    known = list(dict.fromkeys(row[0] for row in rows))
    wanted = options.draws or known
    if unknown := [draw for draw in wanted if draw not in known]:
        parser.error(f"no draw is called '{unknown[0]}': there are {' '.join(known)}")
    for draw in wanted:
        show(draw, [row for row in rows if row[0] == draw])
    show("together", [row for row in rows if row[0] in wanted])


if __name__ == "__main__":
    main()
