#!/bin/bash
# Completions offer commands, their options and the words these take, in each shell that is there.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for shell in bash zsh fish; do
  zcc completions "$shell" >"$shell"
  ! command -v "$shell" >/dev/null || "$shell" -n "$shell" || fail "$shell does not understand its script"
done
# offers WORD... : what bash offers for the last of the words.
# shellcheck source=/dev/null
. ./bash
offers() {
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
  _zccache
  tr '\n' ' ' <<<"${COMPREPLY[*]}"
}
[ "$(offers zccache session-s)" = 'session-start session-stats ' ] || fail "$(offers zccache session-s)"
[ "$(offers zccache cache '')" = '--help size list --top --json ' ] || fail "$(offers zccache cache '')"
[ "$(offers zccache analyze --sort '')" = 'time count name ' ] || fail "$(offers zccache analyze --sort '')"
touch some.jsonl
[ "$(offers zccache analyze some)" = 'some.jsonl ' ] || fail "$(offers zccache analyze some)"
if command -v fish >/dev/null; then
  [ "$(fish -c 'source fish; complete -C "zccache session-s"' | cut -f1 | tr '\n' ' ')" = 'session-start session-stats ' ]
fi
run zcc completions tcsh
[ "$STATUS" = 2 ]
expect_line '^zccache: .*tcsh.*: see zccache completions --help'
