#!/bin/bash
# verify finds a blob that is not its content although its time is unchanged, and drops it; --repair removes what
# leads to one that is gone.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'char f[40000] = {1};' >a.c
fresh_files
compile_bare a.o -- gcc -c a.c
expect_miss gcc -c a.c
run zcc verify
[ "$STATUS" = 0 ] || fail "$(cat "$T/out")"
expect_silence
grep -Eq '^zccache: read [1-9][0-9]* records, 1 artifacts and 1 blobs' "$T/out" || fail "$(cat "$T/out")"

blob=$(find "$ZCCACHE_CACHE_DIR/blobs" -type f)
touch -r "$blob" stamp
chmod u+w "$blob"
printf x | dd of="$blob" bs=1 seek=20000 conv=notrunc status=none
touch -r stamp "$blob"
run zcc verify
[ "$STATUS" = 1 ] || fail "$(cat "$T/out")"
grep -q '^zccache: 1 damaged blobs were dropped' "$T/out" || fail "$(cat "$T/out")"
expect_absent "$blob"
rm a.o
expect_miss gcc -c a.c
expect_as_bare
run zcc verify
[ "$STATUS" = 0 ] || fail "$(cat "$T/out")"

rm "$(find "$ZCCACHE_CACHE_DIR/blobs" -type f)"
run zcc verify
[ "$STATUS" = 1 ] || fail "$(cat "$T/out")"
[ "$(status artifacts)" = 1 ]
json=$(zcc verify --repair --json || true)
[ "$(field "$json" missing_blobs)/$(field "$json" removed_artifacts)" = 1/1 ] || fail "$json"
[ "$(status artifacts)" = 0 ]
expect_status contexts 0
run zcc verify
[ "$STATUS" = 0 ] || fail "$(cat "$T/out")"
