#!/bin/bash
# 64 launchers at once and no daemon: one is started, nothing is said, every object is right.
# Label: concurrent
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir bare
for i in {1..64}; do
  source=a$i.c
  echo "int f$i(void) { return $i; }" >"$source"
  gcc -c "$source" -o "bare/a$i.o"
done
fresh_files
for outcome in misses hits; do
  jobs=()
  for i in {1..64}; do
    zcc gcc -c "a$i.c" -o "a$i.o" 2>"a$i.err" &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do wait "$job" || fail "a compile failed: $(cat ./*.err)"; done
  for i in {1..64}; do
    expect_same "a$i.o" "bare/a$i.o"
    [ ! -s "a$i.err" ] || fail "$(cat "a$i.err")"
    rm "a$i.o"
  done
  [ "$(daemon_pids | wc -l)" = 1 ] || fail "daemons: $(daemon_pids)"
  expect_status $outcome 64
done
[ "$(sum "$(counters)" bypassed)" = 0 ]
