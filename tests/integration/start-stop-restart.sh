#!/bin/bash
# start, stop and restart, with and without a daemon.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for command in stop kill; do
  run zcc $command
  [ "$STATUS" = 0 ] || fail "$command without a daemon: $STATUS"
  expect_silence
done
run zcc start
[ "$STATUS" = 0 ]
expect_silence
first=$(daemon_pids)
[ "$(wc -w <<<"$first")" = 1 ]
run zcc start
[ "$STATUS" = 0 ]
[ "$(daemon_pids)" = "$first" ] || fail "a second daemon was started"
[ "$(status pid)" = "$first" ]
run zcc restart
[ "$STATUS" = 0 ]
second=$(daemon_pids)
[ "$(wc -w <<<"$second")" = 1 ]
[ "$second" != "$first" ]
run zcc stop
[ "$STATUS" = 0 ]
[ -z "$(daemon_pids)" ] || fail "stop does not wait for the end"
expect_absent "$ZCCACHE_CACHE_DIR/zccached.sock"
run zcc restart
[ "$STATUS" = 0 ]
[ "$(daemon_pids | wc -w)" = 1 ]
zcc kill >/dev/null
[ -z "$(daemon_pids)" ]
