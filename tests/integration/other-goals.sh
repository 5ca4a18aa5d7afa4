#!/bin/bash
# -S, -E into a file, -fsyntax-only, objects thrown away and LLVM's code are cached like objects.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo '#define ONE 1' >one.h
  printf '#include "one.h"\nint f(void) { int unused; return ONE; }\n' >"$source"
  miss_then_hit a.s -- "$compiler" -S "$source"
  miss_then_hit b.s b.d -- "$compiler" -S -MD "$source" -o b.s
  miss_then_hit b.i -- "$compiler" -E "$source" -o b.i
  miss_then_hit b.i x.d -- "$compiler" -E "$source" -o b.i -MMD -MF x.d
  # Messages are all there is.
  miss_then_hit a.o -- "$compiler" -Wall -fsyntax-only "$source"
  grep -q unused "$T/err" || fail "no warning: $(cat "$T/err")"
  miss_then_hit a.o -- "$compiler" -Wall -c "$source" -o /dev/null
  miss_then_hit x.d -- "$compiler" -fsyntax-only -MD -MF x.d "$source"
  [ -c /dev/null ] || fail "/dev/null is gone"
  if [[ $compiler == clang* ]]; then
    miss_then_hit a.bc -- "$compiler" -c -emit-llvm "$source"
    miss_then_hit a.ll -- "$compiler" -S -emit-llvm "$source"
  fi
  # A header counts for each of them.
  expect_hit "$compiler" -S "$source"
  expect_hit "$compiler" -E "$source" -o b.i
  expect_hit "$compiler" -Wall -fsyntax-only "$source"
  echo '#define ONE 2' >one.h
  miss_then_hit a.s -- "$compiler" -S "$source"
  miss_then_hit b.i -- "$compiler" -E "$source" -o b.i
  miss_then_hit a.o -- "$compiler" -Wall -fsyntax-only "$source"
  passed_through output_to_stdout -- "$compiler" -E "$source"
done
