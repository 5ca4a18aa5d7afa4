#!/bin/bash
# A link for which there is no compiler says so, and does not run itself for ever.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/links"
ln -s "$ZCCACHE" "$T/links/nonesuch-gcc"
ln -s "$T/links/nonesuch-gcc" "$T/links/another-gcc"
for name in nonesuch-gcc another-gcc; do
  run env PATH="$T/links:$PATH" timeout 10 "$name" -c a.c
  [ "$STATUS" = 127 ] || fail "exit status $STATUS"
  expect_line "^zccache: $name: "
done
