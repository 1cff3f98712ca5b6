#!/usr/bin/env bash
# What the action of action.yml does: fetches a release, checks, and shows the findings as annotations. The status is that of
# the check. SURETY_BINARY names a command that is there already, and then nothing is fetched.
set -euo pipefail

command=${SURETY_BINARY:-}
folder=
kept=
trap 'rm -rf ${folder:+"$folder"} ${kept:+"$kept"}' EXIT
if [ -z "$command" ]; then
    folder=$(mktemp -d)
    version=${SURETY_VERSION:-latest}
    path=download/$version
    [ "$version" != latest ] || path=latest/download
    archive=surety-linux-$(uname -m).tar.gz
    address=${SURETY_RELEASES:?names the releases}/$path/$archive
    curl --fail --silent --show-error --location --retry 3 --output "$folder/$archive" "$address"
    curl --fail --silent --show-error --location --retry 3 --output "$folder/$archive.sha256" "$address.sha256"
    (cd "$folder" && sha256sum --check --quiet "$archive.sha256" && tar -xzf "$archive")
    command=$folder/surety
fi

# The second report takes what was found from the first.
if [ -n "${SURETY_SARIF:-}" ] && [ -z "${SURETY_CACHE:-}" ]; then
    kept=$(mktemp -d)
    export SURETY_CACHE=$kept
fi

# The arguments are words, as they would be in a shell; nothing in them is run.
arguments=()
[ -z "${SURETY_ARGUMENTS:-}" ] || read -r -a arguments <<<"$SURETY_ARGUMENTS"
status=0
"$command" check --format github ${arguments[@]+"${arguments[@]}"} || status=$?
if [ -n "${SURETY_SARIF:-}" ] && [ "$status" -ne 2 ]; then
    "$command" check --format sarif --output "$SURETY_SARIF" ${arguments[@]+"${arguments[@]}"} || [ $? -eq "$status" ]
fi
exit "$status"
