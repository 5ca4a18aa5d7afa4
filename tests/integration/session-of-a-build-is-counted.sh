#!/bin/bash
# What session-stats says of a build by ninja -j4 is what somebody outside counts: hits, misses, errors, and
# what is passed through.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs ninja python3

for i in {1..12}; do echo "int f$i(void) { return $i; }" >f$i.c; done
for i in 1 2 3; do echo "int b$i(void) { return $i }" >bad$i.c; done
for i in 1 2; do echo "const char *t$i = __TIME__;" >time$i.c; done
{
  echo "rule cc"
  echo "  command = $ZCCACHE gcc -MD -MF \$out.d -c \$in -o \$out"
  echo "  depfile = \$out.d"
  echo "rule link"
  echo "  command = $ZCCACHE gcc -shared \$in -o \$out"
  for s in f{1..12} bad{1..3} time{1..2}; do echo "build $s.o: cc $s.c"; done
  echo "build f.so: link $(printf 'f%s.o ' {1..12})"
} >build.ninja
fresh_files
for i in {1..5}; do zcc gcc -MD -MF f$i.o.d -c f$i.c -o f$i.o; done
rm ./*.o ./*.d
expect_status misses 5

start=$("$ZCCACHE" session-start --stats --journal own.jsonl --log own.log)
id=$(field "$start" session_id)
ZCCACHE_SESSION_ID=$id ninja -k0 -j4 >ninja.out 2>&1 && fail "ninja did not fail"
stats=$("$ZCCACHE" session-stats "$id" --json)
expected=(compilations 18 hits 5 misses 7 errors 3 non_cacheable 3 errors_cached 0 bypassed 0 unique_sources 17)
for ((i = 0; i < ${#expected[@]}; i += 2)); do
  [ "$(field "$stats" "${expected[i]}")" = "${expected[i + 1]}" ] || fail "${expected[i]} is not ${expected[i + 1]}: $stats"
done
[ "$(grep -c FAILED ninja.out)" = 3 ]
[ "$("$ZCCACHE" session-end "$id" --json | sed 's/"duration_ms":[0-9]*//')" = "$(sed 's/"duration_ms":[0-9]*//' <<<"$stats")" ]
# Its own files have the same, and are closed.
for pair in 'hit 5' 'miss 7' 'error 3' 'passthrough 3'; do
  [ "$(grep -c "\"outcome\":\"${pair% *}\"" own.jsonl)" = "${pair#* }" ] || fail "not $pair: $(cat own.jsonl)"
done
[ "$(grep -c "\"session_id\":\"$id\"" own.jsonl)" = 18 ]
for pair in '\[HIT\] 5' '\[MISS\] 7' '\[ERROR\] 3' '\[PASS\] 3'; do
  [ "$(grep -c "^${pair% *}" own.log)" = "${pair##* }" ] || fail "not $pair: $(cat own.log)"
done
grep -Eq '^\[HIT\] f1.c -> f1.o \((request|context|verified)\)$' own.log || fail "$(cat own.log)"
grep -Eq '^\[DIAG\] f1.c -> f1.o verdict=Hit context=[0-9a-f]{8} root=none remap=off$' own.log || fail "$(cat own.log)"
for file in /proc/"$(daemon_pids)"/fd/*; do
  [[ $(readlink "$file") != */own.* ]] || fail "still open: $(readlink "$file")"
done
run "$ZCCACHE" session-stats "$id"
[ "$STATUS" = 0 ]
grep -q 'no such session' "$T/out"
"$ZCCACHE" session-end "$id" --json | grep -q '"known":false'
# analyze comes to the same.
python3 - <(zcc analyze own.jsonl --json) <(zcc analyze --session "$id" --json) <<'P'
import json, sys
for file in sys.argv[1:]:
    analysis = json.load(open(file))
    assert analysis["lines"] == 18, analysis
    totals = analysis["totals"]
    assert (totals["hits"], totals["misses"], totals["errors"], totals["non_cacheable"]) == (5, 7, 3, 3), totals
P
