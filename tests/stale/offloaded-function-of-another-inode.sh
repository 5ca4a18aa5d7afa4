#!/bin/bash
# Clang names a function that is to be offloaded after the inode of its source, which a copy of the source does not have.
# Check: hidden-files
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

cat >"$SOURCE" <<'SRC'
int f(int x) {
#pragma omp target map(tofrom : x)
  x += 1;
  return x;
}
SRC
perhaps_cached a.o -- "$COMPILER" -fopenmp -c "$SOURCE" -o a.o
cp -p "$SOURCE" "$SOURCE.new"
mv "$SOURCE.new" "$SOURCE"
right
