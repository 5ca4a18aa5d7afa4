#!/bin/bash
# Whoever listens at the socket under another uid learns and decides nothing.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs_root
needs setpriv
chmod 755 "$T"
echo 'int f(void) { return 1; }' >a.c
compile_bare a.o -- gcc -c a.c -o a.o
mkdir -m 777 "$T/public"
export ZCCACHE_ENDPOINT=$T/public/socket
fake_daemon silent setpriv --reuid=65534 --regid=65534 --clear-groups --
run timeout 10 "$ZCCACHE" gcc -c a.c -o a.o
expect_as_bare
kill "$FAKE"
unset ZCCACHE_ENDPOINT
zcc start >/dev/null
expect_status bypassed.foreign_socket 1
