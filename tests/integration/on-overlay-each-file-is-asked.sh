#!/bin/bash
# A file system that is not known to report changes: hits, but nothing is trusted, and changes are seen.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs_root
needs unshare mount

mkdir "$T/lower" "$T/upper" "$T/overlay-work" "$T/merged"
cat >"$T/inside" <<'SCRIPT'
set -eu
. "$1/lib.sh"
of=$2
mount -t overlay overlay -o "lowerdir=$of/lower,upperdir=$of/upper,workdir=$of/overlay-work" "$of/merged" ||
  skip "no overlay here"
cd "$of/merged"
echo 'int v = 1;' >v.h
echo '#include "v.h"' >a.c
fresh_files
expect_miss gcc -c a.c -o "$T/a.o"
for _ in 1 2 3; do expect_hit gcc -c a.c -o "$T/a.o" && sleep 0.05; done
stats=$(status stats_made)
expect_hit gcc -c a.c -o "$T/a.o"
[ "$(status stats_made)" -ge $((stats + 2)) ] || fail "a.c and v.h were not asked for"
echo 'int v = 2;' >v.h
fresh_files
expect_miss gcc -c a.c -o "$T/a.o"
gcc -c a.c -o "$T/bare.o"
expect_same "$T/bare.o" "$T/a.o"
cd /
SCRIPT
unshare -m bash "$T/inside" "$HERE" "$T"
