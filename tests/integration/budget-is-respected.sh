#!/bin/bash
# ZCCACHE_CACHE_SIZE: the least recently used go when more is stored.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

export ZCCACHE_CACHE_SIZE=2M
for i in 1 2 3 4 5 6 7 8; do
  echo "int array[150000] = {$i};" >a$i.c
  miss_then_hit a$i.o -- gcc -c a$i.c -o a$i.o
done
[ "$(status budget_bytes)" = $((2 << 20)) ]
within() { [ "$(status blob_bytes)" -le $((2 << 20)) ]; }
await 15 within || fail "$(status blob_bytes) bytes are kept"
on_disk=$(find "$ZCCACHE_CACHE_DIR/blobs" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 }')
[ "$on_disk" -le $((2 << 20)) ] || fail "$on_disk bytes on disk"
[ "$(status evicted_artifacts)" -gt 0 ]
expect_hit gcc -c a8.c -o a8.o
expect_as_bare
miss_then_hit a1.o -- gcc -c a1.c -o a1.o
