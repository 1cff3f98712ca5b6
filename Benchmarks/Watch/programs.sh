#!/usr/bin/env bash
# Real programs with a known behaviour, watched side by side for some minutes, and what is said of each.
# usage: programs.sh MINUTES SURETY; kept runs lie in Benchmarks/Runs.
set -euo pipefail
minutes=${1:-35}
surety=${2:-surety}
here=$(cd "$(dirname "$0")/Programs" && pwd)
work=$(mktemp -d)
cleanup() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
pids=()
trap cleanup EXIT

start() { # NAME COMMAND…
    local name=$1
    shift
    "$@" </dev/null >/dev/null 2>&1 &
    pids+=($!)
    "$surety" watch --pid $! --for $((minutes * 60)) --interval 5 --record "$work/$name.jsonl" >"$work/$name.txt" 2>"$work/$name.log" &
    watchers+=($!)
    names+=("$name")
}
watchers=() names=()
for what in steady bursts ramp pool sawtooth; do start "$what" python3 "$here/program.py" "$what"; done
for rate in 0.02 0.05 0.38 0.5; do start "leak-$rate" python3 "$here/program.py" leak "$rate"; done
start threads-0.05 python3 "$here/program.py" threads 0.05
start children-0.05 python3 "$here/program.py" children 0.05
start shell-leak-0.1 bash "$here/leak.sh"
if command -v java >/dev/null; then
    start java-collected java "$here/Collected.java"
    start java-leak-0.05 java "$here/Collected.java" 0.05
fi
if go=${SURETY_GO:-$(command -v go)}; then
    "$go" build -o "$work/go-program" "$here/leak.go"
    start go-steady "$work/go-program"
    start go-leak-1 "$work/go-program" leak
fi
if command -v swiftc >/dev/null; then
    swiftc -O "$here/leak.swift" -o "$work/swift-program"
    start swift-steady "$work/swift-program"
    start swift-leak-0.05 "$work/swift-program" 0.05
fi
wait "${watchers[@]}"
for name in "${names[@]}"; do
    echo "== $name"
    grep -h leaking "$work/$name.log" | head -2 || true
    grep -hE "^pid|limit in|^  " "$work/$name.txt" | grep -vE "^pid [0-9]+ sleep: 3 desc" |
        grep -hE "^pid|limit in|leaking|growing" || true
    [ -z "${KEEP:-}" ] || cp "$work/$name.jsonl" "$KEEP/"
done
