#!/bin/bash
# After a kill -9 the next compile starts a daemon, whose store is whole.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
echo 'int g(void) { return 1; }' >b.c
miss_then_hit a.o -- gcc -c a.c -o a.o
kill -KILL "$(status pid)"
sleep 0.1
rm a.o
run zcc gcc -c a.c -o a.o
expect_as_bare
[ "$(daemon_pids | wc -l)" = 1 ]
miss_then_hit b.o -- gcc -c b.c -o b.o
