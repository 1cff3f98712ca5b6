#!/usr/bin/env python3
"""Counts the verdicts of the draws in Documentation/Precision/Draws.md, by finding and with each program weighed alike.

With --mended a harmless finding counts as much as repairs of its class were taken by maintainers, as
Documentation/Precision/Accepted.md has counted them, and not at all where its class is not there.
"""

import argparse
import collections
import pathlib
import re

FOLDER = pathlib.Path(__file__).parent.parent / "Documentation/Precision"


def cells(line):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def verdicts(page):
    """The rows of findings: draw, program, severity, verdict, class of a harmless one."""
    draw = None
    reasons = {}
    for line in page.read_text().splitlines():
        if heading := re.match(r"## Draw (\w+)", line):
            draw = heading[1]
        elif re.match(r"\| \d+ \|", line):
            number, program, _, rule, verdict, reason = cells(line)[:6]
            while same := re.match(r"as number (\d+)", reason):
                reason = reasons.get((draw, same[1]), "")
            reasons[draw, number] = reason
            kind = re.search(r"class (\w+)", reason)
            yield draw, program, rule.split()[-1], verdict.split()[0], kind[1] if kind else ""


def taken(page):
    """How much of the repairs of a class was taken, by the class."""
    shares = {}
    for line in page.read_text().splitlines():
        row = cells(line) if line.startswith("|") else []
        for name in re.findall(r"`(\w+)`", row[1]) if len(row) == 7 and row[2].isdigit() else []:
            shares[name] = int(row[2]) / (int(row[2]) + int(row[3]))
    return shares


def share(counts, *names):
    return sum(counts[name] for name in names) / sum(counts.values())


def show(name, rows, shares):
    """One line: how many are true and hold, of the findings and of the programs."""
    programs = collections.defaultdict(collections.Counter)
    for draw, program, _, verdict, _ in rows:
        programs[draw, program][verdict] += 1
    all_counts = sum(programs.values(), collections.Counter())
    true = [share(counts, "true") for counts in programs.values()]
    holds = [share(counts, "true", "harmless") for counts in programs.values()]
    line = (
        f"{name:8} {sum(all_counts.values()):4} findings {share(all_counts, 'true'):4.0%} true"
        f" {share(all_counts, 'true', 'harmless'):4.0%} hold"
        f" | {len(programs):3} programs {sum(true) / len(true):4.0%} true {sum(holds) / len(holds):4.0%} hold"
    )
    if shares:
        mended = sum(shares.get(row[4], 0) for row in rows if row[3] == "harmless")
        line += f" | {(all_counts['true'] + mended) / len(rows):4.0%} mended"
    print(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("draws", nargs="*", help="names of draws, such as M N; all of them without one")
    parser.add_argument("--errors", action="store_true", help="errors alone")
    parser.add_argument(
        "--mended", action="store_true", help="how many would be mended, by Documentation/Precision/Accepted.md"
    )
    options = parser.parse_args()
    shares = taken(FOLDER / "Accepted.md") if options.mended else {}
    rows = [row for row in verdicts(FOLDER / "Draws.md") if not options.errors or row[2] == "error"]
    known = list(dict.fromkeys(row[0] for row in rows))
    wanted = options.draws or known
    if unknown := [draw for draw in wanted if draw not in known]:
        parser.error(f"no draw is called '{unknown[0]}': there are {' '.join(known)}")
    for draw in wanted:
        show(draw, [row for row in rows if row[0] == draw], shares)
    show("together", [row for row in rows if row[0] in wanted], shares)


if __name__ == "__main__":
    main()
