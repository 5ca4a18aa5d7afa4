#!/bin/bash
# cache size is the sum of what is kept; cache list has each artifact, the one used last first.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

run zcc cache size
[ "$STATUS" = 1 ]
expect_line '^zccache: no daemon is running .*: start it with: zccache start'
for name in a b; do echo "int $name;" >$name.c; done
fresh_files
for name in a b; do expect_miss gcc -c $name.c; done
run zcc cache list
[ "$(grep -c "$PWD/[ab]\.c$" "$T/out")" = 2 ] || fail "$(cat "$T/out")"
zcc cache list --json | grep -q '"total":2'
run zcc cache list --top 1
grep -q '^and 1 more: --top 2' "$T/out" || fail "$(cat "$T/out")"
[ "$(field "$(zcc cache size --json)" bytes)" = $(($(status blob_bytes) + $(status index_bytes))) ]
run zcc cache weight
[ "$STATUS" = 2 ]
expect_line 'weight'
