#!/bin/bash
# The session log says what paths are relative to, and how that came about.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p tree/.git bare
for directory in tree bare; do echo 'int f(void) { return 1; }' >$directory/a.c; done
fresh_files
id=$(field "$(zcc session-start --log "$PWD/own.log")" session_id)
export ZCCACHE_SESSION_ID=$id ZCCACHE_PATH_REMAP=auto
for outcome in misses hits hits; do (cd tree && expect $outcome gcc -g -c a.c); done
(cd bare && expect misses gcc -g -c a.c)
zcc session-end "$id" >/dev/null
for verdict in Cold Hit; do
  grep -Eq "^\[DIAG\] a.c -> a.o verdict=$verdict context=[0-9a-f]{8} root=$PWD/tree remap=auto$" own.log ||
    fail "$verdict: $(cat own.log)"
done
[ "$(grep -c "root=$PWD/tree remap=auto$" own.log)" = 3 ] || fail "$(cat own.log)"
grep -Eq 'verdict=Cold context=[0-9a-f]{8} root=none remap=auto_no_git$' own.log || fail "$(cat own.log)"
