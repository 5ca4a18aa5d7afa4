#!/bin/bash
# ZCCACHE_ENDPOINT puts the socket elsewhere, also at a path longer than a socket's address.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
long=$T/$(printf 'x%.0s' {1..120})
mkdir -m 700 "$long"
export ZCCACHE_ENDPOINT=$long/socket
miss_then_hit a.o -- gcc -c a.c -o a.o
[ -S "$ZCCACHE_ENDPOINT" ]
zcc stop >/dev/null
[ -z "$(daemon_pids)" ]
