#!/bin/bash
# Policy flags and the word wrap before the tool are taken off.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
for words in wrap --fast --strict-paths=consistent '--scan-system-headers wrap' '--skip-system-headers --strict-paths'; do
  rm -f a.o
  # shellcheck disable=SC2086
  run zcc $words gcc -c a.c -o a.o
  expect_as_bare
done
expect_status misses 1
run zcc --strict-paths=nonesuch gcc -c a.c -o a.o
[ "$STATUS" = 0 ]
expect_line '^zccache: --strict-paths=nonesuch: '
