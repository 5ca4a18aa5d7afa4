#!/bin/bash
# A compiler that is interrupted at one of several sources compiles no other, and is not begun anew.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
for name in a b c; do echo "int $name(void) { return 1; }" >$name.c; done
fresh_files
touch "$T/hold"
for signal in TERM INT HUP; do
  rm -f "$T/assembled"
  set -m
  "$ZCCACHE" gcc -c a.c b.c c.c 2>"$T/err" &
  launcher=$!
  set +m
  await 20 is_assembling || fail "the compiler has not come to the assembler"
  kill -$signal $launcher
  status=0
  wait $launcher || status=$?
  [ "$status" = $((128 + $(kill -l $signal))) ] || fail "exit status $status after SIG$signal"
  expect_absent a.o b.o c.o
done
rm "$T/hold"
[ "$(wc -l <"$T/assembled")" = 1 ]
