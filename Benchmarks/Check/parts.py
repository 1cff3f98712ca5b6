#!/usr/bin/env python3
"""Into which parts trees of Go fall that no import leads between: by packages, and by modules.

usage: Benchmarks/Check/parts.py FOLDER

Reads each tree below FOLDER, without 'vendor' and 'testdata'. Prints how many parts it has either way, and which share of
its lines the largest has: what a change of one file in it costs to analyse anew.
"""
import os
import re
import sys

HEAD = re.compile(rb"\A.*?^(func|type|var|const)\b", re.S | re.M)
IMPORT = re.compile(rb'^\s*(?:import\s+)?(?:[\w.]+\s+)?"([^"]+)"', re.M)
MODULE = re.compile(rb'^module\s+"?(\S+?)"?\s*$', re.M)


def tree(root):
    """The lines and imports of each folder, and the module paths of those that have a 'go.mod'."""
    lines, imports, modules = {}, {}, {}
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name not in ("vendor", "testdata", "node_modules") and name[0] not in "._"]
        for name in names:
            if name == "go.mod" or name.endswith(".go") and name[0] not in "._":
                with open(os.path.join(folder, name), "rb") as file:
                    text = file.read()
            if name == "go.mod" and MODULE.search(text):
                modules[folder] = MODULE.search(text).group(1)
            elif name.endswith(".go") and name[0] not in "._":
                lines[folder] = lines.get(folder, 0) + text.count(b"\n")
                head = HEAD.search(text)
                imports.setdefault(folder, set()).update(IMPORT.findall(head.group(0) if head else text))
    return lines, imports, modules


def module(folder, modules):
    while folder not in modules and len(folder) > 1:
        folder = os.path.dirname(folder)
    return folder


def parts(lines, imports, packages, unit):
    """The lines of each part, the largest first; 'unit' is what a folder belongs to."""
    parent = {}

    def find(element):
        while parent.setdefault(element, element) != element:
            element = parent[element]
        return element

    for folder, paths in imports.items():
        for path in paths:
            if path in packages:
                parent[find(unit(folder))] = find(unit(packages[path]))
    sizes = {}
    for folder, count in lines.items():
        part = find(unit(folder))
        sizes[part] = sizes.get(part, 0) + count
    return sorted(sizes.values(), reverse=True)


def main(top):
    print("                               by packages        by modules")
    print("                       lines  parts  largest    parts  largest")
    for name in sorted(os.listdir(top)):
        lines, imports, modules = tree(os.path.join(top, name))
        total = sum(lines.values())
        if total == 0:
            continue
        packages = {}
        for folder in lines:
            root = module(folder, modules)
            packages[modules.get(root, b"") + folder[len(root):].encode()] = folder
        fine = parts(lines, imports, packages, lambda folder: folder)
        coarse = parts(lines, imports, packages, lambda folder: module(folder, modules))
        print(f"{name.split('+')[-1]:20} {total:>7,} {len(fine):>6} {fine[0] / total:>7.1%} {len(coarse):>8} {coarse[0] / total:>7.1%}")


main(sys.argv[1])
