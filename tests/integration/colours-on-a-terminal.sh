#!/bin/bash
# On a terminal messages look as the compiler's do there, on a miss and on a hit.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
export TERM=xterm-256color GCC_URLS=no  # links are left out, see docs/keys.md
for compiler in gcc clang++; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo 'int f(void) { int unused; return 1; }' >"$source"
  compile_bare a.o -- on_terminal "$compiler" -Wall -c "$source" -o a.o
  grep -q $'\033\\[' "$T/bare/out" || fail "the premise is wrong: $(cat "$T/bare/out")"
  for outcome in misses hits; do
    before=$(status $outcome)
    rm -f a.o
    run on_terminal "$ZCCACHE" "$compiler" -Wall -c "$source" -o a.o
    expect_as_bare
    expect_status $outcome $((before + 1))
  done
done
