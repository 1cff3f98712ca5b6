#!/usr/bin/env bash
# Builds the command as one stripped static binary, which needs nothing of the system it runs on, and packs it:
# dist/surety, and dist/surety-linux-ARCHITECTURE.tar.gz with its checksum.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --product surety --scratch-path .build-dist --static-swift-stdlib \
    -Xswiftc -static-executable
mkdir -p dist
strip --strip-all -o dist/surety .build-dist/release/surety
archive=surety-linux-$(uname -m).tar.gz
# The same input gives the same bytes: names in order, no times, no owners.
tar -C dist --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - surety -C .. LICENSE README.md |
    gzip --no-name -9 >"dist/$archive"
(cd dist && sha256sum "$archive" >"$archive.sha256")
ls -l dist
