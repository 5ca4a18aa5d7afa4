#!/bin/bash
# A request that was known before is known in another session, too.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
fresh_files
expect_miss gcc -c a.c
is_known() {
  local before
  before=$(status found.request)
  zcc gcc -c a.c
  [ "$(status found.request)" -gt "$before" ]
}
await 5 is_known || fail "never known: $(counters)"
for _ in 1 2 3; do
  id=$(field "$("$ZCCACHE" session-start)" session_id)
  before=$(status found.request)
  ZCCACHE_SESSION_ID=$id zcc gcc -c a.c
  [ "$(status found.request)" = $((before + 1)) ] || fail "not known in a session: $(counters)"
  [ "$(field "$("$ZCCACHE" session-end "$id" --json)" hits)" = 1 ]
done
# Whatever it says, a compile is a compile.
for id in unknown "$(printf 'x%.0s' {1..300})" '' 'a{b}"c'; do ZCCACHE_SESSION_ID=$id expect_hit gcc -c a.c; done
