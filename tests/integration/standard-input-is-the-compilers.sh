#!/bin/bash
# On a miss the compiler has the standard input it was given, unread.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
fresh_files
for outcome in misses hits; do
  {
    zcc gcc -c a.c -o a.o
    read -r line
  } < <(echo unread)
  expect_status $outcome 1
  [ "$line" = unread ]
done
