# The same for a shell: behaviour.sh SHAPE LEAK SEED PACE. It opens and closes descriptors of its own; SHAPE is steady,
# saw-tooth or ramp-that-ends. What it does follows from SEED; when, from the machine as well.
shape=$1 leak=$2 RANDOM=$3 pace=$4
echo ready
read -r _
exec 3<> <(:) # a pipe that nothing ever comes through
start=$EPOCHREALTIME
wait_until() { # SECONDS, in thousandths of the program's
    local now=$(((${EPOCHREALTIME/./} - ${start/./}) * pace / 1000))
    local left=$(($1 - now))
    ((left > 0)) || return 0
    local real=$((left * 1000 / pace))
    printf -v real '%d.%06d' $((real / 1000000)) $((real % 1000000))
    read -r -t "$real" -u 3 _ || true
}
declare -a kept=()
now=0 next_leak=0 count=0 pause=$((1000 + RANDOM % 4000))
[ "$leak" = 0 ] && next_leak=999999999
begin=$((60000 + RANDOM % 300000)) length=$((120000 + RANDOM % 300000)) size=$((20 + RANDOM % 60))
period=$((20000 + RANDOM % 200000)) cleared=0
while ((now < 3600000)); do
    ((now += pause))
    wait_until "$now"
    case $shape in
    steady) exec {one}</etc/hosts; exec {one}<&- ;;
    saw-tooth)
        exec {one}</etc/hosts; kept+=("$one")
        if ((now / period != cleared)); then
            cleared=$((now / period))
            for one in "${kept[@]}"; do exec {one}<&-; done
            kept=()
        fi ;;
    ramp-that-ends)
        while ((now > begin && count < size && now > begin + count * length / size)); do
            exec {one}</etc/hosts; ((count += 1))
        done ;;
    esac
    # So many thousandths a second, at random moments.
    while ((now >= next_leak)); do
        ((next_leak > 0)) && exec {one}</etc/hosts
        ((next_leak += 1 + 2000000 / leak * (RANDOM + 1) / 32768))
    done
done
read -r _
