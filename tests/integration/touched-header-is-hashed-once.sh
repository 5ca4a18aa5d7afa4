#!/bin/bash
# After touch of a header that many units include, all are hits, and it is read once.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void);' >h.h
for i in {1..20}; do printf '#include "h.h"\nint g%d(void) { return %d; }\n' "$i" "$i" >"u$i.c"; done
fresh_files
for i in {1..20}; do expect_miss gcc -c "u$i.c" -o "u$i.o"; done
for i in {1..20}; do expect_hit gcc -c "u$i.c" -o "u$i.o"; done
touch h.h
fresh_files
before=$(status files_hashed)
for i in {1..20}; do expect_hit gcc -c "u$i.c" -o "u$i.o"; done
[ "$(status files_hashed)" = $((before + 1)) ] || fail "read: $(($(status files_hashed) - before))"
