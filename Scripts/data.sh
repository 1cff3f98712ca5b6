#!/usr/bin/env bash
# Writes Sources/Check/Stubs/data.c: the table of the text files that the binary carries. Run it (`make data`) after
# a stub, a rule's page or a part of a report's page was added, renamed or removed; a test fails until then. With
# --print it writes to standard output instead. A changed file needs no run: the compiler reads the files themselves.
set -euo pipefail
export LC_ALL=C

cd "$(dirname "$0")/.."
stubs=Sources/Check/Stubs

# One line a file: the name in the table, a tab, the path from data.c.
files() {
    (cd "$stubs" && find go -name '*.go' -type f) | while read -r path; do
        printf '%s\t%s\n' "$path" "$path"
    done
    grep -v '^#' "$stubs/paths.txt" | while read -r path other; do
        printf 'go/contracts/%s.go\tgo/contracts/%s.go\n' "$path" "$other"
        # What stands for a package of the standard library has its declarations, too.
        if [ -f "$stubs/go/std/$other.go" ]; then
            printf 'go/std/%s.go\tgo/std/%s.go\n' "$path" "$other"
        fi
    done
    find Sources/Check/Report/Page -type f | while read -r path; do
        printf 'report/%s\t../%s\n' "${path##*/}" "${path#Sources/Check/}"
    done
    find Documentation/Rules -name '*.md' -type f | while read -r path; do
        printf 'rules/%s\t../../../%s\n' "${path##*/}" "$path"
    done
}

table() {
    local list number=0 name path
    list=$(files | sort)
    cat <<'HEAD'
// Written by Scripts/data.sh; do not edit. Each array ends in 16 zero bytes that its size does not count.
#include "CSuretyData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
#define MARGIN , 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0

HEAD
    while IFS=$'\t' read -r name path; do
        printf 'static const unsigned char file%d[] = {\n#embed "%s"\nMARGIN};\n' "$number" "$path"
        number=$((number + 1))
    done <<<"$list"
    printf '\nconst struct surety_data_file surety_data_files[] = {\n'
    number=0
    while IFS=$'\t' read -r name path; do
        printf '    {"%s", file%d, sizeof file%d - 16},\n' "$name" "$number" "$number"
        number=$((number + 1))
    done <<<"$list"
    printf '};\nconst size_t surety_data_file_count = %d;\n' "$number"
}

if [ "${1:-}" = --print ]; then
    table
else
    table >"$stubs/data.c.new"
    mv "$stubs/data.c.new" "$stubs/data.c"
fi
