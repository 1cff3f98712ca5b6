#!/usr/bin/env bash
# Writes the declarations of Go's standard library as stubs, from the sources of a Go distribution.
# usage: Scripts/stubs.sh GOROOT
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf Sources/Check/Stubs/go/std
swift run gostubs "$1/src" Sources/Check/Stubs/go/std
Scripts/data.sh
