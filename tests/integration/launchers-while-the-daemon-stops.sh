#!/bin/bash
# Compiles that meet a daemon that stops and starts all the time: every object is right.
# Label: concurrent
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir bare
for i in {1..8}; do
  echo "int f$i(void) { return $i; }" >"a$i.c"
  gcc -c "a$i.c" -o "bare/a$i.o"
done
fresh_files
{ while [ ! -e ended ]; do zcc stop >/dev/null 2>&1 || true; sleep 0.05; done; } &
stopper=$!
for round in 1 2 3 4 5; do
  jobs=()
  for i in {1..8}; do
    zcc gcc -c "a$i.c" -o "a$i.o" 2>"a$i.err" &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do wait "$job" || fail "a compile failed in round $round: $(cat ./*.err)"; done
  for i in {1..8}; do
    expect_same "a$i.o" "bare/a$i.o"
    [ ! -s "a$i.err" ] || fail "$(cat "a$i.err")"
    rm "a$i.o"
  done
done
touch ended
wait $stopper
