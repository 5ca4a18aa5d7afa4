#!/bin/bash
# ZCCACHE_CACHE_SIZE: the least recently used go when more is stored.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

export ZCCACHE_CACHE_SIZE=2M
for i in 1 2 3 4 5 6 7 8; do
  echo "int array[150000] = {$i};" >a$i.c
  fresh_files
  expect_miss gcc -c a$i.c -o a$i.o
done
[ "$(status budget_bytes)" = $((2 << 20)) ]
within() { [ "$(status blob_bytes)" -le $((2 << 20)) ]; }
await 15 within || fail "$(status blob_bytes) bytes are kept"
on_disk=$(find "$ZCCACHE_CACHE_DIR/blobs" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 }')
[ "$on_disk" -le $((2 << 20)) ] || fail "$on_disk bytes on disk"
[ "$(status evicted_artifacts)" -gt 0 ]
[ "$(status artifacts)" -gt 0 ] || fail "everything was evicted"
# What was evicted is compiled again, and what was not is right.
before=$(status hits)
for i in 1 2 3 4 5 6 7 8; do
  compile_bare a$i.o -- gcc -c a$i.c -o a$i.o
  run zcc gcc -c a$i.c -o a$i.o
  expect_as_bare
done
[ "$(status hits)" -gt "$before" ] || fail "nothing of what was kept hit"
