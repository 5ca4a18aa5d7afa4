#!/bin/bash
# Where a compile could leave a file, and does not, one of another compile lies. It is no part of the result.
# Check: side-outputs
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
# Split debug information is the assembler's to make, which is not run.
echo 'of a compile with -c' >a.dwo
cached a.s -- "$COMPILER" -S -g -gsplit-dwarf a.c -o a.s
echo 'of a later one' >a.dwo
through_tool
[ "$HIT" = yes ] || fail "not a hit"
if [ "$(cat a.dwo)" != 'of a later one' ]; then
  trap - ERR
  exit "$STALE"
fi
