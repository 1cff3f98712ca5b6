#!/usr/bin/env bash
# Measures `surety check` on Go's standard library as built for linux/amd64, against go/parser and, with --vet, against
# go vet with its release-related passes, in the same minutes. CPU seconds; the best of five, since machines are shared.
#
# usage: Benchmarks/Check/run.sh GOROOT [--vet]
#
# Prints a table and keeps it in Benchmarks/Runs. Reads GOROOT, writes below a temporary folder only.
set -euo pipefail
export LC_ALL=C GOTOOLCHAIN=local GOPROXY=off GOFLAGS=
root=$1
vet=${2:-}
go=$root/bin/go
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

swift build --package-path "$project" -c release --product surety >&2
surety=$(swift build --package-path "$project" -c release --show-bin-path)/surety

# The files of a build without tests, as they lie in their folders.
(cd "$root/src" && "$go" list -f '{{$d := .Dir}}{{range .GoFiles}}{{$d}}/{{.}}
{{end}}{{range .CgoFiles}}{{$d}}/{{.}}
{{end}}' std) | sed '/^$/d' >"$work/files"
while read -r file; do
    target=$work/std/${file#"$root/src/"}
    mkdir -p "${target%/*}"
    cp "$file" "$target"
done <"$work/files"
cp "$root/src/go.mod" "$work/std/"
lines=$(cat "$work"/std/go.mod $(sed "s|^$root/src/|$work/std/|" "$work/files") | wc -l)

(cd "$here/goparse" && "$go" build -o "$work/goparse" .)

# The least of five runs of a command that prints a number.
best() {
    for _ in 1 2 3 4 5; do "$@"; done | sort -n | head -n 1
}
stage() { # NAME: CPU milliseconds of a stage
    # Something is found, so that the status is 1.
    { "$surety" check "$work/std" --jobs 1 --statistics --format json 2>&1 >"$work/out" || true; } |
        sed -n "s/^$1 .* \([0-9.]*\) ms.*/\1/p" | tail -n 1
}
parser() { GOMAXPROCS=1 "$work/goparse" "$work/std" | cut -d ' ' -f 1; }

parse=$(best stage parse)
total=$(best stage 'CPU time')
goparser=$(best parser)
memory=$({ "$surety" check "$work/std" --statistics --format json 2>&1 >"$work/out" || true; } | sed -n 's/^memory *\([0-9]*\).*/\1/p')
{
    echo "date        $(date -u +%Y-%m-%d)"
    echo "go          $("$go" version | cut -d ' ' -f 3)"
    echo "processor   $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)"
    echo "lines       $lines"
    awk -v l="$lines" -v t="$total" -v p="$parse" -v g="$goparser" -v m="$memory" 'BEGIN {
        printf "check       %.3f CPU s, %.2f M lines per CPU-second, %d MB at most\n", t / 1000, l / t / 1000, m
        printf "parse       %.3f CPU s; go/parser with comments %.3f CPU s: %.1f times\n", p / 1000, g, g * 1000 / p
    }'
} >"$work/table"
if [ "$vet" = --vet ]; then
    export GOCACHE=$work/cache
    (cd "$root/src" && "$go" build std)
    vetting=$({ TIMEFORMAT='%U %S'; time (cd "$root/src" &&
        "$go" vet -lostcancel -httpresponse -copylocks -defers -waitgroup std >"$work/vet" 2>&1 || true); } 2>&1)
    echo "$vetting" | awk -v t="$total" '{
        printf "go vet      %.1f CPU s, packages compiled, facts cold, tests included: %.0f times the check\n",
            $1 + $2, ($1 + $2) * 1000 / t }' >>"$work/table"
fi
mkdir -p "$project/Benchmarks/Runs"
cp "$work/table" "$project/Benchmarks/Runs/check-$(date -u +%Y-%m-%d).txt"
cat "$work/table"
