#!/bin/bash
# A program that can not be executed: 126, one line.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'echo ran' >tool
chmod 644 tool
for word in ./tool "$PWD/tool" "$PWD"; do
  run zcc "$word" -c a.c
  [ "$STATUS" = 126 ] || fail "$word: exit status $STATUS"
  expect_line "^zccache: $word: "
done
