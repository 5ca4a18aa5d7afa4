#!/bin/bash
# Where the kernel gives no watches, each input is asked for: slower, never wrong, and status says so.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs unshare

unshare -Ur sh -c 'echo 0 >/proc/sys/user/max_inotify_watches' 2>/dev/null ||
  skip "no user namespaces, or no limit on watches in them"
cat >"$T/inside" <<'SCRIPT'
set -eu
echo 0 >/proc/sys/user/max_inotify_watches
. "$1/lib.sh"
mkdir inc later
echo 'int v = 1;' >later/v.h
echo '#include <v.h>' >a.c
fresh_files
expect_miss gcc -Iinc -Ilater -c a.c -o a.o
expect_hit gcc -Iinc -Ilater -c a.c -o a.o
sleep 0.1 # time to put files under watch
expect_hit gcc -Iinc -Ilater -c a.c -o a.o
[ "$(status watch.trusted_files)" = 0 ] || fail "trusted: $(status watch.trusted_files)"
[[ $(counters) == *'"reason":"no watches left'* ]] || fail "status does not say why: $(counters)"
cp -p later/v.h same.h
echo 'int v = 2;' >later/v.h
touch -r same.h later/v.h # the same size and time
fresh_files
expect_miss gcc -Iinc -Ilater -c a.c -o a.o
gcc -Iinc -Ilater -c a.c -o bare.o
expect_same bare.o a.o
echo 'int v = 3;' >inc/v.h
fresh_files
expect_miss gcc -Iinc -Ilater -c a.c -o a.o
gcc -Iinc -Ilater -c a.c -o bare.o
expect_same bare.o a.o
SCRIPT
unshare -Ur bash "$T/inside" "$HERE"
