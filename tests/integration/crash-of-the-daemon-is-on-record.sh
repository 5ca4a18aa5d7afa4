#!/bin/bash
# A daemon that crashes leaves a report, and the next compile goes on.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

[ "$(zcc crashes)" = 'zccache: no crash is on record' ]
zcc start >/dev/null
kill -SEGV "$(status pid)"
is_on_record() { zcc crashes | grep -q '^signal 11 at address'; }
await 10 is_on_record || fail "$(zcc crashes)"
zcc crashes --json | grep -q '"text":"signal 11 '
echo 'int f;' >a.c
fresh_files
expect_miss gcc -c a.c
run zcc crashes --clear
[ "$(cat "$T/out")" = 'zccache: removed 1 crash reports' ]
[ "$(zcc crashes)" = 'zccache: no crash is on record' ]
