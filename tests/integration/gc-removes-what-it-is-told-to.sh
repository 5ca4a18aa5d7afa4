#!/bin/bash
# gc keeps to the size that it is given, and to the age.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for name in a b c; do echo "char $name[200000] = {1};" >$name.c; done
fresh_files
for name in a b c; do expect_miss gcc -c $name.c; done
run zcc gc
[ "$STATUS" = 0 ]
expect_silence
grep -q '^zccache: removed 0 artifacts' "$T/out" || fail "$(cat "$T/out")"
run zcc gc --older-than 1h
grep -q '^zccache: removed 0 artifacts' "$T/out" || fail "$(cat "$T/out")"
json=$(zcc gc --max-size 500K --json)
[ "$(field "$json" removed_artifacts)" = 2 ] || [ "$(field "$json" removed_artifacts)" = 1 ] || fail "$json"
[ "$(field "$json" occupied_bytes)" -le 512000 ] || fail "$json"
[ "$(status artifacts)" = $((3 - $(field "$json" removed_artifacts))) ]
run zcc gc --max-size 0
[ "$(status artifacts)" = 0 ]
[ -z "$(find "$ZCCACHE_CACHE_DIR/blobs" -type f)" ]
expect_miss gcc -c c.c
for bad in '--max-size much' '--older-than 3' '--older-than 0d' '--older-than -1d'; do
  # shellcheck disable=SC2086
  run zcc gc $bad
  [ "$STATUS" = 2 ] || fail "$bad: $STATUS"
  expect_line 'see zccache gc --help'
done
