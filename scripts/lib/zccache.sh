# shellcheck shell=bash
# Our own daemon in a cache directory of its own, and its counters.

# zcc_use BIN_DIRECTORY CACHE_DIRECTORY: ZCC is the launcher from now on; its daemon is stopped at
# the end. Settings of the caller do not reach it.
zcc_use() {
  local name
  ZCC=$1/zccache
  [ -x "$ZCC" ] || die "no $ZCC: build it first (cmake --preset release && cmake --build --preset release)"
  for name in $(compgen -e | grep '^ZCCACHE_' || true); do
    unset "$name"
  done
  export ZCCACHE_CACHE_DIR=$2
  on_exit zcc_stop
  "$ZCC" start >/dev/null
}

zcc_stop() { "$ZCC" stop >/dev/null 2>&1; }

# zcc_counters: "compilations hits misses not_cacheable errors bypassed" on one line.
zcc_counters() {
  local status
  status=$("$ZCC" status --json) || die "the daemon has gone: see $ZCCACHE_CACHE_DIR/logs"
  python3 -c '
import json, sys
s = json.loads(sys.argv[1])
names = ("compilations", "hits", "misses", "not_cacheable", "errors")
print(*(s[n] for n in names), sum(s["bypassed"].values()))' "$status"
}

# counters_since BEFORE: the same six numbers, counted from there.
counters_since() {
  local now
  now=$(zcc_counters) || return 1
  awk -v b="$1" -v n="$now" 'BEGIN {
    split(b, x, " "); c = split(n, y, " ")
    for (i = 1; i <= c; i++) printf "%d%s", y[i] - x[i], i < c ? " " : "\n"
  }'
}

# daemon_pids: the daemons of our cache directory, found by their program, and by their environment
# or arguments.
daemon_pids() {
  local process
  while read -r process; do
    cat "$process/environ" "$process/cmdline" 2>/dev/null |
      grep -qzxF -e "ZCCACHE_CACHE_DIR=$ZCCACHE_CACHE_DIR" -e "$ZCCACHE_CACHE_DIR" || continue
    echo "${process#/proc/}"
  done < <(find /proc -maxdepth 2 -path '/proc/[0-9]*/exe' -lname '*/zccached' -printf '%h\n' 2>/dev/null)
}
