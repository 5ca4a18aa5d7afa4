#!/bin/bash
# Of several sources in one command each is looked up and stored by itself, and only what is not known is
# compiled. What is printed and made is what one driver for all prints and makes.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

# What the cache did since the last call: hits, misses and errors.
did() {
  expect_status hits $((HITS += $1))
  expect_status misses $((MISSES += $2))
  expect_status errors $((ERRORS += $3))
}
HITS=0 MISSES=0 ERRORS=0

# as_bare HITS MISSES ERRORS OUTPUT... -- COMMAND...
as_bare() {
  local counts=("${@:1:3}")
  shift 3
  compile_bare "$@"
  while [ "$1" != -- ]; do shift; done
  shift
  run zcc "$@"
  expect_as_bare
  did "${counts[@]}"
}

zcc start >/dev/null
for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  a=$(source_for "$compiler" a) b=$(source_for "$compiler" b) c=$(source_for "$compiler" c)
  mkdir sub
  echo '#define ONE 1' >one.h
  printf '#include "one.h"\nint a(void) { int unused; return ONE; }\n' >"$a"
  printf 'int b(void) { int useless; return 2; }\n' >"sub/$b"
  printf '#include "one.h"\nint c(void) { return ONE; }\n' >"$c"
  command=("$compiler" -Wall -c "$a" -MMD "sub/$b" -O1 "$c")
  outputs=(a.o a.d b.o b.d c.o c.d)
  as_bare 0 3 0 "${outputs[@]}" -- "${command[@]}"
  as_bare 3 0 0 "${outputs[@]}" -- "${command[@]}"
  # Each alone is the same compile.
  as_bare 1 0 0 b.o b.d -- "$compiler" -Wall -c -MMD "sub/$b" -O1
  # In other company.
  as_bare 2 0 0 a.o a.d c.o c.d -- "$compiler" -Wall -c "$a" -MMD -O1 "$c"
  echo 'int b(void) { int futile; return 3; }' >"sub/$b"
  as_bare 2 1 0 "${outputs[@]}" -- "${command[@]}"
  as_bare 3 0 0 "${outputs[@]}" -- "${command[@]}"
  # One source twice, two sources that make one object: the last counts.
  echo 'int again(void) { return 4; }' >"sub/$a"
  as_bare 1 2 0 a.o -- "$compiler" -Wall -c "$a" "sub/$a" "$a"
  # Other goals.
  as_bare 0 2 0 a.s c.s -- "$compiler" -S "$a" "$c"
  as_bare 2 0 0 a.s c.s -- "$compiler" -S "$a" "$c"
  as_bare 0 2 0 -- "$compiler" -Wall -fsyntax-only "$a" "$c"
  as_bare 2 0 0 -- "$compiler" -Wall -fsyntax-only "$a" "$c"

  # One that has errors: the others are compiled, the command fails.
  echo 'int bad(void) { return undeclared; }' >"sub/$b"
  as_bare 2 0 1 "${outputs[@]}" -- "${command[@]}"
  echo '#include "gone.h"' >"$a"
  as_bare 1 0 2 "${outputs[@]}" -- "${command[@]}"
done
