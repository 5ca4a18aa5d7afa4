#!/bin/bash
# What --json prints is one JSON object on one line, with the figures in it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
for command in status stats cache-root config doctor crashes gc verify 'cache size' 'cache list' 'stats --zero' clear; do
  # shellcheck disable=SC2086
  run zcc $command --json
  [ "$STATUS" = 0 ] || fail "$command: exit status $STATUS"
  expect_silence
  [ "$(wc -l <"$T/out")" = 1 ] || fail "$command: $(cat "$T/out")"
  python3 -c 'import json, sys; assert type(json.load(sys.stdin)) is dict' <"$T/out" || fail "$command: $(cat "$T/out")"
done
python3 - "$(counters)" "$ZCCACHE_CACHE_DIR" <<'END'
import json, sys
status = json.loads(sys.argv[1])
assert status["cache_root"] == sys.argv[2], status
for name in ("version", "endpoint", "uptime_s", "compilations", "hits", "misses", "errors", "hit_rate",
             "not_cacheable", "time_saved_ms", "artifacts", "contexts", "passed_through", "bypassed"):
    assert name in status, name
assert status["hits"] == status["misses"] == status["artifacts"] == 0, status
END
