#!/bin/bash
# Every command with a wrong argument, a missing file, no daemon and no permission: one line that says what, and the
# status 2 where it was misused, 1 where it could not be done.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

# complains STATUS REGEX COMMAND...: so it ends, with one line like that.
complains() {
  local status=$1 like=$2
  shift 2
  run timeout 20 "$@"
  [ "$STATUS" = "$status" ] || fail "status $STATUS, not $status: $* ($(cat "$T/err"))"
  expect_line "^zccache: .*$like"
}

# ---- all of them, from their own definition, with what no command knows
mapfile -t commands < <(zcc completions fish | sed -nE 's/.* __fish_use_subcommand -a ([a-z-]+) .*/\1/p')
[ "${#commands[@]}" -ge 24 ] || fail "commands: ${commands[*]}"
for command in "${commands[@]}"; do
  complains 2 "see zccache $command --help" "$ZCCACHE" "$command" --no-such-option
  complains 2 "see zccache $command --help" "$ZCCACHE" "$command" one two three four five
  run zcc "$command" --help
  [ "$STATUS" = 0 ] || fail "$command --help"
done
[ -z "$(daemon_pids)" ]

# ---- what is missing
: >empty
while IFS='|' read -r status like words; do
  # shellcheck disable=SC2086
  complains "$status" "$like" "$ZCCACHE" $words
done <<'END'
1|no/file|analyze no/file
1|no/file|report --journal no/file --out r.html
2|no/such|session-start --cwd no/such
2|no/dir|session-start --log no/dir/f
1|no/file|kv put key --file no/file
2|key|kv get key
2|key is missing|kv get
2|takes no key|kv ls key
2|no/dir|snapshot --workspace no/dir --out f
2|no/dir|snapshot --workspace . --out no/dir/f
2|no/file|replay --workspace . --manifest no/file
2|not a manifest|replay --workspace . --manifest empty
2|2: not a ratio|replay --workspace . --manifest f --min-applied-ratio 2
2|no/dir|fp --cache-file f check --root no/dir
2|no check came before|fp --cache-file f mark-success
2|not a size|gc --max-size no
2|not an age|gc --older-than no
END

complains 2 'an empty name' "$ZCCACHE" fp --cache-file '' check

# ---- no daemon
for command in status stats 'cache size' 'cache list'; do
  # shellcheck disable=SC2086
  complains 1 'no daemon is running .*: start it with: zccache start' "$ZCCACHE" $command
done

# ---- no permission: another user with this one's cache
[ "$(id -u)" = 0 ] && command -v setpriv >/dev/null || exit 0
chmod 755 "$T"
mkdir "$T/bin" theirs
cp "$BIN"/zccache "$BIN"/zccached "$BIN"/zccache-cli "$T/bin"
chmod -R a+rX "$T/bin"
zcc start >/dev/null
echo value | zcc kv put key
chmod 700 "$ZCCACHE_CACHE_DIR"
chown 65534:65534 theirs
cd theirs
while IFS='|' read -r status like words; do
  # shellcheck disable=SC2086
  complains "$status" "$like" setpriv --reuid=65534 --regid=65534 --clear-groups -- env HOME="$PWD" "$T/bin/zccache" $words
done <<'END'
1|ermission|start
1|ermission|stop
1|ermission|restart
1|ermission|status
1|ermission|stats
1|ermission|clear
1|ermission|gc
1|ermission|verify
1|ermission|cache size
1|ermission|cache list
1|ermission|explain --all
1|ermission|analyze
1|ermission|report --out r.html
1|ermission|session-start
1|ermission|session-stats 0
1|ermission|session-end 0
1|ermission|top --times 1
1|ermission|crashes
1|ermission|kv get key
1|ermission|kv put key value
1|ermission|kv ls
1|ermission|kv rm key
1|ermission|kv clear
2|ermission|snapshot --workspace /root --out f
2|ermission|fp --cache-file f check --root /root
END
run setpriv --reuid=65534 --regid=65534 --clear-groups -- env HOME="$PWD" "$T/bin/zccache" doctor
[ "$STATUS" = 1 ]
grep -Eq '^problem +cache root .*belongs to user 0' "$T/out" || fail "$(cat "$T/out")"
