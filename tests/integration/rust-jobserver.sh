#!/bin/bash
# cargo's jobserver works through us: with -j1 no two compilers ever run at once, with -j2 they do.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

rust_toolchain
needs python3
names=(one two three four)
package . top '[workspace]' '[dependencies]' "${names[@]/%/ = \{ path = \"p\" \}}"
for name in "${names[@]}"; do
  sed -i "s,^$name = .*,$name = { path = \"$name\" }," Cargo.toml
  package "$name" "$name"
  for i in {1..60}; do echo "pub fn f$i(x: &[u32]) -> Vec<u32> { x.iter().map(|v| v ^ $i).rev().collect() }"; done >"$name/src/lib.rs"
done
echo 'fn main() {}' >src/main.rs

# at_once JOBS: how many compilers ran at the same time, at most, by the journal.
at_once() {
  export ZCCACHE_CACHE_DIR=$T/cache$1
  RUSTC_WRAPPER=$ZCCACHE cargo build --offline -j "$1" --target-dir "target$1" >"$T/said" 2>&1 || fail "$(cat "$T/said")"
  ! grep -qi 'jobserver\|warning' "$T/said" || fail "$(cat "$T/said")"
  expect_status misses 5
  zcc stop >/dev/null
  python3 - "$ZCCACHE_CACHE_DIR/logs/compile_journal.jsonl" <<'END'
import datetime, json, sys
edges = []
for line in open(sys.argv[1]):
    entry = json.loads(line)
    if entry["outcome"] != "miss":
        continue
    start = datetime.datetime.fromisoformat(entry["ts"].replace("Z", "+00:00")).timestamp()
    phases = entry["phases_ns"]
    before = sum(phases.get(name, 0) for name in ("parse", "context", "verify", "hash")) / 1e9
    # Times are told in milliseconds.
    edges += [(start + before + 0.001, 1), (start + before + entry["compile_ns"] / 1e9 - 0.001, -1)]
now = most = 0
for _, step in sorted(edges):
    now += step
    most = max(most, now)
print(most)
END
}

[ "$(at_once 1)" = 1 ] || fail "-j1: $(at_once 1) at once"
[ "$(at_once 2)" -ge 2 ] || fail "-j2: one at a time"
