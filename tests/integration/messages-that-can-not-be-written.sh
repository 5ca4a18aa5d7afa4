#!/bin/bash
# Where the compiler could not write its messages, a hit ends as the compiler does.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

ends() {
  STATUS=0
  "$@" || STATUS=$?
}
full() { "$@" 2>/dev/full; }
closed() { "$@" 2>&-; }

for compiler in "${C_COMPILERS[@]}"; do
  enter "$compiler"
  echo 'int f(void) { int unused; return 1; }' >a.c
  fresh_files
  expect_miss "$compiler" -Wall -c a.c
  expect_hit "$compiler" -Wall -c a.c
  for way in full closed; do
    ends "$way" "$compiler" -Wall -c a.c
    bare=$STATUS
    ends "$way" zcc "$compiler" -Wall -c a.c
    [ "$STATUS" = "$bare" ] || fail "$compiler, $way: status $STATUS, bare $bare"
  done
done
