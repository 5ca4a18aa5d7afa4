#!/bin/bash
# After clear nothing is there.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
printf 'int array[50000] = {1};\n' >b.c
for _ in 1 2; do
  miss_then_hit a.o -- gcc -c a.c -o a.o
  miss_then_hit b.o -- gcc -c b.c -o b.o
  run zcc clear
  [ "$STATUS" = 0 ]
  grep -q '2 artifacts' "$T/out" || fail "$(cat "$T/out")"
  [ "$(status artifacts)" = 0 ]
  [ -z "$(find "$ZCCACHE_CACHE_DIR/blobs" -type f)" ] || fail "blobs are left"
done
zcc restart >/dev/null
miss_then_hit a.o -- gcc -c a.c -o a.o
