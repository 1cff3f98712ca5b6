#!/usr/bin/env bash
# Builds the runtime's documentation from its catalogue and its doc comments; a warning is an error. The result is in
# .build-docs/archive, for any server of static files.
set -euo pipefail
cd "$(dirname "$0")/.."
out=.build-docs
rm -rf "$out/graphs" "$out/only"
mkdir -p "$out/graphs" "$out/only"
swift build --target Surety --scratch-path "$out" -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir \
    -Xswiftc "$PWD/$out/graphs"
[ -e "$out/graphs/Surety.symbols.json" ] || { echo "no symbol graph was written: remove $out and try again" >&2; exit 1; }
cp "$out"/graphs/Surety{,@*}.symbols.json "$out/only" 2>/dev/null || true
docc convert Sources/Runtime/Surety/Surety.docc --additional-symbol-graph-dir "$out/only" \
    --fallback-display-name Surety --fallback-bundle-identifier surety --warnings-as-errors \
    --output-path "$out/archive"
