#!/bin/bash
# ZCCACHE_JOURNAL=0 in the daemon's environment: no journal, and a session's own all the same.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

ZCCACHE_JOURNAL=0 "$ZCCACHE" start >/dev/null
echo 'int f(void) { return 1; }' >a.c
fresh_files
expect_miss gcc -c a.c
id=$("$ZCCACHE" session-start --journal own.jsonl | sed 's/.*"session_id":"\([^"]*\)".*/\1/')
ZCCACHE_SESSION_ID=$id expect_hit gcc -c a.c
"$ZCCACHE" session-end "$id" >/dev/null
[ "$(grep -c '"outcome":"hit"' own.jsonl)" = 1 ]
[ ! -s "$ZCCACHE_CACHE_DIR/logs/compile_journal.jsonl" ] || fail "a journal was written"
