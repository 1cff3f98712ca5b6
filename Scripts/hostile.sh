#!/usr/bin/env bash
# Makes up a million ledgers and has each reclaimed, as this user; and, for the superuser, a fifth as many as a user
# without rights. SURETY_MUTATIONS says how many, SURETY_SEED where the seeds begin. Ends with status 1 where anything was
# done that must not be.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${SURETY_MUTATIONS:-1000000}
seed=${SURETY_SEED:-1}
swift build -c release --product HostileLedgers
# In memory, where there is some: nothing here is about devices.
folder=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)" surety-hostile-XXXXXX)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cp .build/release/HostileLedgers "$folder/program"
mkdir "$folder/mine"
"$folder/program" "$folder/mine" "$count" "$seed"
if [ "$(id -u)" = 0 ]; then
    mkdir "$folder/theirs"
    chown 65534:65534 "$folder/theirs"
    setpriv --reuid 65534 --regid 65534 --clear-groups "$folder/program" "$folder/theirs" $((count / 5)) $((seed + count))
fi
