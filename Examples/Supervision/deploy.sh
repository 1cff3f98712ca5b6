#!/bin/sh
# surety run -- ./deploy.sh
#
# What is recorded before it is made counts as soon as it is there, if its folder is the user's own.
set -eu
umask 077
base=${XDG_RUNTIME_DIR:-$HOME/.cache}
mkdir -p "$base"

work=$base/deploy.$$
surety defer --name "the working folder" --remove-tree "$work" >/dev/null
mkdir "$work"

pidfile=$base/deploy.pid
surety defer --remove "$pidfile" >/dev/null
echo $$ >"$pidfile"

# Only where something went wrong.
surety defer --on crash --name "the rollback" -- sh -c 'echo "rolling back after: $SURETY_END"' >/dev/null

sleep 1 &
surety defer --kill $! >/dev/null
wait
