#!/usr/bin/env bash
# Fuzzes the check with libFuzzer, from the Go fixtures and examples as a start: ten minutes unless SECONDS is given.
#
# usage: Scripts/fuzz.sh [SECONDS]
#
# Input that makes it trap or hang is kept below .build-fuzz/found, and the status is not 0.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-600}
export SURETY_FUZZER=1

swift build -c release --product surety-fuzz --scratch-path .build-fuzz -Xswiftc -sanitize=fuzzer
corpus=.build-fuzz/corpus
mkdir -p "$corpus" .build-fuzz/found
find Tests/Fixtures/Go Examples -name '*.go' | while read -r file; do cp "$file" "$corpus/$(echo "$file" | tr / -)"; done

trap 'rm -rf /dev/shm/surety-fuzz-*' EXIT
.build-fuzz/release/surety-fuzz "$corpus" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
    -artifact_prefix=.build-fuzz/found/ -print_final_stats=1
