#!/bin/bash
# What was taken over from another checkout is what a later miss is compared with.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for checkout in one two; do
  mkdir -p $checkout/.git
  echo 'int f(void) { return 1; }' >$checkout/a.c
done
fresh_files
(cd one && expect_miss gcc -O1 -c a.c)
(cd two && expect_hit gcc -O1 -c a.c)
[ "$(status hits_shared)" = 1 ]
(cd two && expect_miss gcc -O2 -c a.c)
zcc explain two/a.c --json >said
grep -q '"nearest_is_known":true' said || fail "$(cat said)"
grep -q -- '-O2' said
grep -Eq '"text":"[^"]*-O1' said || fail "$(cat said)"
