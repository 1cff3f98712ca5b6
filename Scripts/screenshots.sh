#!/bin/bash
# Takes the pictures in Documentation/Images from a real terminal: xterm on a display of its own.
#
#   Scripts/screenshots.sh [PATH/TO/surety]
#
# Needs Xvfb, xterm and ImageMagick (Debian: xvfb xterm imagemagick fonts-dejavu-core).
set -euo pipefail
cd "$(dirname "$0")/.."
surety=$(realpath "${1:-.build/release/surety}")
work=$(mktemp -d)
started=()
trap 'kill "${started[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

# A display that nobody has: the number is written to the descriptor.
exec 3<>"$work/display"
Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 2>/dev/null &
started+=($!)
until [ -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY

# shoot NAME SECONDS COLUMNSxLINES COMMAND: what the terminal shows after so many seconds.
shoot() {
    ln -sf "$surety" "$work/surety"
    PATH="$work:$PATH" xterm -fa 'DejaVu Sans Mono' -fs 11 -bg '#ffffff' -fg '#24292f' -b 12 -geometry "$3" +sb \
        -title "$1" -e bash -c "$4; exec sleep 1000" &
    local terminal=$!
    started+=("$terminal")
    sleep "$2"
    import -window root -crop "$(xwininfo -name "$1" | awk '/Width/{w=$2} /Height/{h=$2} END{print w "x" h "+0+0"}')" \
        +repage -colors 64 -strip "Documentation/Images/$1.png"
    kill "$terminal"
    wait "$terminal" 2>/dev/null || true
}

shoot check 3 118x17 'surety check Examples/Incidents/rowsets'

cat > "$work/server.py" <<'PROGRAM'
import socket, time
listener = socket.create_server(("127.0.0.1", 0))
kept = []
while True:
    client = socket.create_connection(listener.getsockname())
    kept += [client, listener.accept()[0], open("/etc/hostname")]
    time.sleep(1)
PROGRAM
python3 "$work/server.py" </dev/null >/dev/null 2>&1 3>&- &
started+=($!)
shoot watch 40 100x24 "surety watch --pid $!"
