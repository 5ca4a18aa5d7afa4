#!/bin/bash
# Once everything is under watch, the daemon opens, reads and stats none of 500 inputs for a hit.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs strace

mkdir inc
for i in {1..500}; do echo "int f$i(void);" >"inc/h$i.h" && echo "#include \"h$i.h\""; done >a.c
fresh_files
expect_miss gcc -Iinc -c a.c -o a.o
expect_hit gcc -Iinc -c a.c -o a.o
trusted() { [ "$(status watch.trusted_files)" -ge 500 ]; }
case $(stat -f -c %T .) in
  ext2/ext3 | xfs | btrfs | tmpfs | zfs) await 10 trusted || fail "trusted: $(status watch.trusted_files)" ;;
  *) skip "the file system here is always asked" ;;
esac
expect_hit gcc -Iinc -c a.c -o a.o # makes the proof that the next one uses

strace -f -qq -e trace=%file,read,pread64 -o "$T/trace" -p "$(daemon_pids)" &
tracer=$!
attached() { [ "$(awk '/^TracerPid/ {print $2}' "/proc/$(daemon_pids)/status")" != 0 ]; }
await 5 attached || skip "strace may not attach here"
before=$(status stats_made)
expect_hit gcc -Iinc -c a.c -o a.o
[ "$(status stats_made)" = "$before" ] || fail "stats: $(($(status stats_made) - before))"
kill -INT "$tracer" && wait "$tracer" || [ $? -ge 128 ] || fail "strace failed"
! grep -E "$T/work|/usr/include|/usr/lib/gcc" "$T/trace" >&2 || fail "inputs or tools were looked at"
