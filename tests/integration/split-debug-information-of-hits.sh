#!/bin/bash
# A debugger sees a program whose objects and .dwo files came from the cache as it sees that of a bare build.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs gdb
program='#include <stdlib.h>
enum colour { RED, GREEN };
struct pair { int first; enum colour second; struct pair* next; };
static int sum(const struct pair* p) {
  int total = 0;
  for (; p != NULL; p = p->next) total += p->first;
  return total;
}
int main(void) {
  struct pair a = {1, RED, NULL}, b = {2, GREEN, &a};
  return sum(&b) == 3 ? 0 : 1;
}
'

# session: what gdb tells of out/program, addresses left out.
session() {
  env -u DEBUGINFOD_URLS gdb -nx -batch -ex 'set startup-with-shell off' -ex 'set disable-randomization off' \
    -ex 'break sum' -ex run -ex backtrace -ex 'print *p' -ex 'print *p->next' -ex 'ptype p' -ex 'info line' -ex next \
    -ex 'info locals' -ex finish -ex 'info source' -ex continue out/program >"$T/gdb" 2>&1 </dev/null || true
  sed -E 's/0x[0-9a-f]+/ADDRESS/g; s/process [0-9]+/process N/g' "$T/gdb"
}

# build: with the compiler behind $LAUNCHER.
build() {
  rm -rf out
  mkdir out
  run ${LAUNCHER:+"$LAUNCHER"} "$@" -c src/a.c -o out/a.o
  [ "$STATUS" = 0 ] || fail "$(cat "$T/err")"
  [ -s out/a.dwo ] || fail "$*: no out/a.dwo"
  "$1" out/a.o -o out/program
}

for compiler in "${C_COMPILERS[@]}"; do
  for options in '-g -gsplit-dwarf' '-g -gsplit-dwarf -gdwarf-4' '-g3 -gsplit-dwarf'; do
    enter "$compiler$options"
    mkdir src
    printf '%s' "$program" >src/a.c
    fresh_files
    # shellcheck disable=SC2086  # words
    {
      LAUNCHER='' build "$compiler" $options
      session >bare
      # Containers may forbid the debugger to start anything.
      grep -q 'Breakpoint 1, ' bare || skip "gdb can not debug here: $(cat bare)"
      grep -q 'second = GREEN' bare || fail "$compiler $options: $(cat bare)"
      before=$(status hits)
      for state in miss hit; do
        LAUNCHER=$ZCCACHE build "$compiler" $options
        session | diff bare - >&2 || fail "$compiler $options, $state: another session"
      done
      [ "$(status hits)" = $((before + 1)) ] || fail "$compiler $options: hits: $(status hits)"
    }
    rm out/a.dwo
    [[ $(session) != *'second = GREEN'* ]] || fail "$compiler $options: out/a.dwo is not what tells it"
  done
done
