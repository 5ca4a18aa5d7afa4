#!/bin/bash
# SIGTERM and SIGINT to the launcher end the compiler and then the launcher, by that signal.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
echo 'int f(void) { return 1; }' >a.c
fresh_files
touch "$T/hold"
for signal in TERM INT HUP; do
  rm -f "$T/assembled"
  set -m
  "$ZCCACHE" gcc -c a.c -o a.o 2>"$T/err" &
  launcher=$!
  set +m
  await 20 is_assembling || fail "the compiler has not come to the assembler"
  kill -$signal $launcher
  status=0
  wait $launcher || status=$?
  [ "$status" = $((128 + $(kill -l $signal))) ] || fail "exit status $status after SIG$signal"
  expect_absent a.o
done
rm "$T/hold"
[ "$(status artifacts)" = 0 ]
