#!/bin/bash
# What was stored hits after the daemon was killed.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
# Stored without waiting for the disk, but the kernel has it.
sleep 0.3
kill -KILL "$(status pid)"
rm a.o
run zcc gcc -c a.c -o a.o
expect_as_bare
expect_status misses 1
