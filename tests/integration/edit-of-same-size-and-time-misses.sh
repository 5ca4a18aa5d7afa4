#!/bin/bash
# An edit that leaves size and modification time as they were is seen.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
touch -d '2020-01-01' a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
echo 'int f(void) { return 2; }' >a.c
touch -d '2020-01-01' a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
