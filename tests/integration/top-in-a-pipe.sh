#!/bin/bash
# top prints a line each time where nobody looks at a screen.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

run zcc top --times 1
[ "$STATUS" = 1 ]
expect_line '^zccache: no daemon is running'
echo 'int f(void) { return 1; }' >a.c
fresh_files
expect_miss gcc -c a.c
zcc top --times 2 >"$T/top" &
sleep 0.5
zcc gcc -c a.c
wait %%
[ "$(wc -l <"$T/top")" = 2 ] || fail "$(cat "$T/top")"
grep -Eq '/s hits 1 misses 0 errors 0 passed 0 sessions 0 saved ' "$T/top" || fail "$(cat "$T/top")"
! grep -q $'\x1b' "$T/top" || fail 'not plain'
