#!/bin/bash
# A stored object that was deleted: compiled again, no error.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

printf 'int array[50000] = {1};\n' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
[ -n "$(find "$ZCCACHE_CACHE_DIR/blobs" -type f -size +100k)" ] || fail "the premise is wrong"
find "$ZCCACHE_CACHE_DIR/blobs" -type f -delete
rm a.o
expect_miss gcc -c a.c -o a.o
expect_as_bare
rm a.o
expect_hit gcc -c a.c -o a.o
expect_as_bare
