#!/bin/bash
# A session goes on in the next daemon, also after kill -9, and its files miss nothing in the end.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
fresh_files
start=$("$ZCCACHE" session-start --journal own.jsonl --log own.log)
export ZCCACHE_SESSION_ID
ZCCACHE_SESSION_ID=$(field "$start" session_id)
expect_miss gcc -c a.c
expect_hit gcc -c a.c
"$ZCCACHE" restart >/dev/null
expect_hit gcc -c a.c
sleep 0.3 # the lines of the last tenth of a second are what a kill may take
kill -KILL "$(daemon_pids)"
expect_hit gcc -c a.c
# Nobody to ask: the launcher says so later.
"$ZCCACHE" stop >/dev/null
ZCCACHE_NO_SPAWN=1 zcc gcc -c a.c
stats=$("$ZCCACHE" session-stats "$ZCCACHE_SESSION_ID" --json)
for pair in 'hits 3' 'misses 1' 'bypassed 1' 'compilations 4' 'unique_sources 1'; do
  [ "$(field "$stats" "${pair% *}")" = "${pair#* }" ] || fail "not $pair: $stats"
done
"$ZCCACHE" session-end "$ZCCACHE_SESSION_ID" >/dev/null
[ "$(grep -c '"outcome":"hit"' own.jsonl)" = 3 ] || fail "$(cat own.jsonl)"
[ "$(grep -c '"outcome":"miss"' own.jsonl)" = 1 ]
[ "$(grep -c '^\[HIT\]' own.log)" = 3 ]
[ -z "$(ls "$ZCCACHE_CACHE_DIR/sessions")" ] || fail "left: $(ls "$ZCCACHE_CACHE_DIR/sessions")"
