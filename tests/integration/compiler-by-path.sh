#!/bin/bash
# A compiler that is named by its path.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
for compiler in gcc clang; do
  miss_then_hit a.o -- "$(command -v "$compiler")" -c a.c -o a.o
done
ln -s "$(command -v gcc)" here
miss_then_hit a.o -- ./here -c a.c -o a.o
