#!/bin/bash
# What lies where an object would be made, and is not (gcc -fwpa warns and makes none), is no result.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs gcc
echo 'int a;' >a.c
echo first >a.o
for _ in 1 2; do
  "$ZCCACHE" gcc -fwpa -c a.c -o a.o 2>/dev/null
done
echo second >a.o
"$ZCCACHE" gcc -fwpa -c a.c -o a.o 2>/dev/null
[ "$(cat a.o)" = second ] || fail "what lay there before came back"
