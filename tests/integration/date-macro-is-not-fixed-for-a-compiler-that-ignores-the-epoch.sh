#!/bin/bash
# clang before 16 does not read SOURCE_DATE_EPOCH: __TIME__ stays the time of day.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'const char* f(void) { return __TIME__; }' >a.c
export SOURCE_DATE_EPOCH=1000000000
clang -w -c a.c -o a.o
! strings a.o | grep -q '01:46:40' || skip "this clang reads it"
for _ in 1 2; do
  expect passed_through.time_macro clang -w -c a.c -o a.o
done
