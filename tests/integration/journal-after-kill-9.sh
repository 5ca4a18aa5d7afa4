#!/bin/bash
# A daemon that is killed while it writes leaves whole lines.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs python3

echo 'int f(void) { return 1; }' >a.c
fresh_files
expect_miss gcc -c a.c -o a.o
for _ in 1 2 3; do
  for _ in {1..40}; do zcc gcc -c a.c -o a.o; done &
  sleep 0.15
  kill -KILL "$(status pid)"
  wait %%
done
printf '{"ts":"2026-01-01T00:00:00.000Z","outcome":"hit","args":["' >>"$ZCCACHE_CACHE_DIR/logs/compile_journal.jsonl"
kill -KILL "$(status pid)" || true
expect_hit gcc -c a.c -o a.o
"$ZCCACHE" stop >/dev/null
python3 -c '
import json, sys
lines = open(sys.argv[1]).read().split("\n")
assert lines.pop() == ""
assert len(lines) > 3
for line in lines: json.loads(line)' "$ZCCACHE_CACHE_DIR/logs/compile_journal.jsonl"
