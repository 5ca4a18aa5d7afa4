#!/bin/bash
# CC="zccache distcc gcc", distcc before us, and distcc by links: right each time.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

needs distcc
export DISTCC_HOSTS=localhost DISTCC_DIR=$T/distcc
mkdir "$T/links" "$T/others" "$DISTCC_DIR"
ln -s "$ZCCACHE" "$T/links/gcc"
ln -s "$(command -v distcc)" "$T/others/gcc"
echo 'int f(void) { int unused; return 1; }' >a.c
compile_bare a.o -- gcc -Wall -c a.c -o a.o
# as_bare PATH COMMAND...
as_bare() {
  local path=$1
  shift
  rm -f a.o
  run env PATH="$path" timeout 60 "$@" -Wall -c a.c -o a.o
  expect_as_bare
}
for path in "$PATH" "$T/links:$T/others:$PATH" "$T/others:$T/links:$PATH"; do
  as_bare "$path" "$ZCCACHE" distcc gcc
  as_bare "$path" "$ZCCACHE" gcc
  as_bare "$path" gcc
done
# Not with links of distcc on PATH: it stops whatever it runs, if that runs distcc again.
as_bare "$T/links:$PATH" distcc "$ZCCACHE" gcc
as_bare "$T/links:$PATH" distcc gcc
passed_through unknown_tool a.o -- distcc gcc -Wall -c a.c -o a.o
