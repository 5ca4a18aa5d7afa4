#!/bin/bash
# A session whose owner, the session leader of who started it, is gone is ended after a while.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs setsid

ZCCACHE_SESSION_IDLE_SECS=0 "$ZCCACHE" start >/dev/null
setsid -w "$ZCCACHE" session-start --log own.log >"$T/gone"
"$ZCCACHE" session-start >/dev/null
[ "$(status sessions)" = 1 ] || fail "$(status sessions) sessions"
mapfile -t files < <(ls "$ZCCACHE_CACHE_DIR/sessions")
[ ${#files[@]} = 1 ] || fail "files: ${files[*]}"
[ "${files[0]}" != "$(field "$(cat "$T/gone")" session_id).json" ]
is_closed() {
  local file
  for file in /proc/"$(daemon_pids)"/fd/*; do [[ $(readlink "$file") != */own.log ]] || return 1; done
}
await 5 is_closed || fail 'its file is still open'
