#!/bin/bash
# A compile that follows its equal without a pause hits: it waits until the result is stored.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang++; do
  enter "$compiler"
  for i in 1 2 3 4 5 6 7 8; do
    source=$(source_for "$compiler" "a$i")
    echo "int f(void) { return $i; }" >"$source"
    fresh_files
    zcc "$compiler" -c "$source" -o "a$i.o" && zcc "$compiler" -c "$source" -o "a$i.o"
  done
done
expect_status misses 16
expect_status hits 16
