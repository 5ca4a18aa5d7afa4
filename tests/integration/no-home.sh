#!/bin/bash
# Without HOME and ZCCACHE_CACHE_DIR there is no place for a cache: one line, and the compile done.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
compile_bare a.o -- gcc -c a.c -o a.o
run env -u HOME -u ZCCACHE_CACHE_DIR "$ZCCACHE" gcc -c a.c -o a.o
[ "$STATUS" = 0 ]
expect_line '^zccache: .*HOME'
expect_same a.o "$T/bare/output.0"
