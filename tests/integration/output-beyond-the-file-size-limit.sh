#!/bin/bash
# A cached object that RLIMIT_FSIZE does not allow: the compiler meets the limit, and says so as ever.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

{
  echo 'int a[] = {'
  seq -s, 30000
  echo '};'
} >a.c
miss_then_hit a.o -- gcc -c a.c -o a.o
limited() (
  ulimit -c 0
  ulimit -f 20
  exec "$@"
)
compile_bare a.o -- limited gcc -c a.c -o a.o
[ "$(cat "$T/bare/status")" != 0 ] || fail "the premise is wrong"
run limited "$ZCCACHE" gcc -c a.c -o a.o
expect_as_bare
