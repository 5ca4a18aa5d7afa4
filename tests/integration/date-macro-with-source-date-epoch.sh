#!/bin/bash
# SOURCE_DATE_EPOCH fixes __DATE__ and __TIME__: cacheable, and another value misses.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  source=$(source_for "$compiler" a)
  echo 'const char* f(void) { return __DATE__ __TIME__; }' >"$source"
  export SOURCE_DATE_EPOCH=1000000000
  if [ "$compiler" = clang++ ] && [ "$("$compiler" -dumpversion | cut -d. -f1)" -lt 16 ]; then
    # Releases before 16 do not read the variable.
    continue
  fi
  miss_then_hit a.o -- "$compiler" -w -c "$source" -o a.o
  export SOURCE_DATE_EPOCH=1100000000
  miss_then_hit a.o -- "$compiler" -w -c "$source" -o a.o
  strings a.o | grep -q 'Nov  9 2004' || fail "the premise is wrong"
  unset SOURCE_DATE_EPOCH
  expect passed_through.time_macro "$compiler" -w -c "$source" -o a.o
done
