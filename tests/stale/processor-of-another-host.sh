#!/bin/bash
# -march=native on a machine with another processor, as when the cache moves there. The kernel only tells of
# another one here, so the compiler makes the same of it: that it is compiled again is what counts.
# Check: host
OWN_MOUNTS=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
echo 'int f(int a) { return a * 3; }' >"$SOURCE"
cached a.o -- "$COMPILER" -march=native -c "$SOURCE" -o a.o
daemon -KILL
sed 's/^flags.*/& amx_of_tomorrow/; s/^Features.*/& amx_of_tomorrow/' /proc/cpuinfo >"$T/cpuinfo"
! cmp -s "$T/cpuinfo" /proc/cpuinfo || skip "/proc/cpuinfo has no line of features"
mount --bind "$T/cpuinfo" /proc/cpuinfo
count_anew
through_tool
if [ "$HIT" = yes ]; then
  trap - ERR
  exit "$STALE"
fi
must_be_bare "with another processor"
through_tool
[ "$HIT" = yes ] || fail "no hit on the same processor"
must_be_bare "on the same processor"
