#!/bin/bash
# SIGTERM and SIGINT to the launcher end the compiler and then the launcher, by that signal. Of several sources no
# other is compiled, and the compiler is not begun anew.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
for name in a b c; do echo "int $name(void) { return 1; }" >$name.c; done
fresh_files
touch "$T/hold"
for sources in a.c "a.c b.c c.c"; do
  for signal in TERM INT HUP; do
    rm -f "$T/assembled"
    set -m
    # shellcheck disable=SC2086  # one word for each
    "$ZCCACHE" gcc -c $sources 2>"$T/err" &
    launcher=$!
    set +m
    await 20 is_assembling || fail "the compiler has not come to the assembler"
    kill -$signal $launcher
    status=0
    wait $launcher || status=$?
    [ "$status" = $((128 + $(kill -l $signal))) ] || fail "exit status $status after SIG$signal"
    expect_absent a.o b.o c.o
    [ "$(wc -l <"$T/assembled")" = 1 ] || fail "the compiler was begun anew"
  done
done
rm "$T/hold"
[ "$(status artifacts)" = 0 ]
