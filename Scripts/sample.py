#!/usr/bin/env python3
"""Draws findings at random from JSON reports, for reading.

usage: Scripts/sample.py [--seed N] [--count N] [--each N] [--severity error,…] [--tests] REPORT.json…

Prints one finding a line: its number, the report's name, place, rule, severity, kind, function and message, with tabs
between them. Findings in test files are left out unless --tests is given. The draw is a shuffle of which the first
come first: a larger --count adds to a smaller one and changes nothing of it. With --each no report gives more than so
many, so that a large program does not stand for all. It depends on the seed and on the reports alone, not on the order
in which they are named.
"""
import argparse
import collections
import itertools
import json
import os
import random


def arguments():
    parser = argparse.ArgumentParser(description="draw findings at random from JSON reports")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--each", type=int, help="how many of one report at most")
    parser.add_argument("--severity", default="error", help="one or several, with commas")
    parser.add_argument("--tests", action="store_true", help="findings in test files too")
    parser.add_argument("reports", nargs="+", metavar="REPORT.json")
    return parser.parse_args()


def findings(report, severities, tests):
    """The findings of one report that are asked for, each with the report's name before it."""
    name = os.path.splitext(os.path.basename(report))[0]
    with open(report, encoding="utf-8") as file:
        for finding in json.load(file)["findings"]:
            in_test = finding["path"].endswith("_test.go")
            if finding["severity"] in severities and (tests or not in_test):
                yield name, finding


def key(named):
    name, finding = named
    return name, finding["path"], finding["line"], finding["column"], finding["rule"], finding["fingerprint"]


def shuffled(items, seed):
    """Sorted by a number each: written out, since `random.shuffle` need not stay what it is between versions."""
    source = random.Random(seed)
    return [item for _, item in sorted(((source.random(), i), item) for i, item in enumerate(items))]


def limited(population, each):
    """What is drawn, without what comes behind the first ones of a report."""
    taken = collections.Counter()
    for name, finding in population:
        taken[name] += 1
        if each is None or taken[name] <= each:
            yield name, finding


def main():
    options = arguments()
    severities = set(options.severity.split(","))
    population = sorted((n for r in options.reports for n in findings(r, severities, options.tests)), key=key)
    drawn = itertools.islice(limited(shuffled(population, options.seed), options.each), options.count)
    for number, (name, finding) in enumerate(drawn, 1):
        place = f"{finding['path']}:{finding['line']}:{finding['column']}"
        row = (name, place, finding["rule"], finding["severity"], finding["kind"], finding["function"])
        print(number, *row, finding["message"], sep="\t")


if __name__ == "__main__":
    main()
