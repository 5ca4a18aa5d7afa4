#!/bin/bash
# The coverage report of a program whose objects and notes came from the cache is that of a bare build.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

program='#include "b.h"
#include <stdio.h>
int never(int a) { return a - 1; }
int main(void) {
  for (int i = 0; i < 7; ++i)
    if (odd(i)) printf("%d\n", i);
  return 0;
}
'
header='int odd(int a);
static inline int half(int a) { return a > 1 ? a / 2 : 0; }
'
other='#include "b.h"
int odd(int a) {
  if (a % 2 == 0) return half(a) < 0;
  return 1;
}
'

# report GCOV...: builds with the compiler at $LAUNCHER, runs, and keeps what is reported in $T/report.
report() {
  local name
  rm -rf out "$T/report"
  mkdir out "$T/report"
  for name in main other; do
    run ${LAUNCHER:+"$LAUNCHER"} "$compiler" --coverage -O0 -c "$(source_for "$compiler" src/$name)" -o out/$name.o
    [ "$STATUS" = 0 ] || fail "$(cat "$T/err")"
  done
  "$compiler" --coverage out/main.o out/other.o -o out/program
  out/program >"$T/report/printed"
  "$@" --branch-probabilities --branch-counts --function-summaries --object-directory out \
    "$(source_for "$compiler" src/main)" "$(source_for "$compiler" src/other)" >"$T/report/summary" 2>&1
  mv ./*.gcov "$T/report"
}

echo 'int main(void) { return 0; }' >"$T/empty.c"
for compiler in "${COMPILERS[@]}"; do
  # Clang's run-time library is a package of its own.
  "$compiler" -x c --coverage "$T/empty.c" -o "$T/empty" 2>/dev/null || continue
  gcov=(gcov)
  [[ $compiler != clang* ]] || gcov=(llvm-cov gcov)
  if ! command -v "${gcov[0]}" >/dev/null; then
    # Debian's clang has it under its own directory.
    gcov=("$(dirname "$(readlink -f "$(command -v "$compiler")")")/llvm-cov" gcov)
    [ -x "${gcov[0]}" ] || continue
  fi
  enter "$compiler"
  mkdir src
  printf '%s' "$program" >"$(source_for "$compiler" src/main)"
  printf '%s' "$other" >"$(source_for "$compiler" src/other)"
  printf '%s' "$header" >src/b.h
  fresh_files
  LAUNCHER='' report "${gcov[@]}"
  mv "$T/report" bare
  grep -q '#####:.*never' bare/main.*.gcov || fail "$compiler: no report: $(cat bare/*)"
  before=$(status hits)
  for state in miss hit; do
    LAUNCHER=$ZCCACHE report "${gcov[@]}"
    diff -r bare "$T/report" >&2 || fail "$compiler, $state: another report"
  done
  [ "$(status hits)" = $((before + 2)) ] || fail "$compiler: hits: $(status hits)"
done
