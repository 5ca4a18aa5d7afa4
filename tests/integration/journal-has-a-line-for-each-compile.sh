#!/bin/bash
# One line of JSON for each compile, with how it came out, and nothing of the environment.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs python3

export MY_SECRET_VALUE=hush
echo 'int f(void) { return 1; }' >a.c
echo 'int f(void) { return 1 }' >bad.c
echo 'const char *t = __TIME__;' >time.c
fresh_files
expect_miss gcc -c a.c -o a.o
for _ in 1 2 3; do expect_hit gcc -c a.c -o a.o; done
expect errors gcc -c bad.c
expect passed_through.time_macro gcc -c time.c
expect passed_through.not_a_compile gcc --version
"$ZCCACHE" session-stats none >/dev/null # writes the lines
python3 - "$ZCCACHE_CACHE_DIR/logs/compile_journal.jsonl" <<'P' || fail "$(cat "$ZCCACHE_CACHE_DIR/logs/compile_journal.jsonl")"
import json, sys
text = open(sys.argv[1]).read()
lines = [json.loads(line) for line in text.splitlines()]
outcomes = [line["outcome"] for line in lines]
assert outcomes == ["miss", "hit", "hit", "hit", "error", "passthrough", "passthrough"], outcomes
assert all(line["session_id"] is None for line in lines)
miss, hit = lines[0], lines[3]
assert miss["args"] == hit["args"] == ["-c", "a.c", "-o", "a.o"], miss
assert miss["compiler"] == hit["compiler"] and miss["compiler"].endswith("/gcc"), hit
assert miss["context_key"] == hit["context_key"]
assert miss["exit_code"] == hit["exit_code"] == 0
assert miss["miss_reason"] == "context_not_found"
assert hit["found"] in ("request", "context", "verified"), hit
assert hit["compile_ns"] == miss["compile_ns"] > hit["latency_ns"] > 0
assert hit["cwd"].endswith("/work") and hit["output_ext"] == ".o" and hit["language"] == "c"
assert lines[4]["exit_code"] == 1
assert lines[5]["reason"] == "time_macro" and lines[5]["detail"].endswith("/time.c"), lines[5]
assert lines[5]["exit_code"] == 0 and lines[6]["exit_code"] is None
assert "hush" not in text
P
[ "$(stat -c %a "$ZCCACHE_CACHE_DIR/logs/compile_journal.jsonl")" = 600 ]
