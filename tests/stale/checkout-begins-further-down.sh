#!/bin/bash
# A directory within a checkout becomes one of its own, by a directory .git or by a file, and is none again.
# Check: checkout
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

export ZCCACHE_PATH_REMAP=auto
mkdir -p one/.git one/sub
echo 'const char* f = __FILE__;' >"one/$SOURCE"
cd one/sub
UP=..
bare() { result "$T/bare" "$COMPILER" ${UP:+"-ffile-prefix-map=$T/work/one=$UP"} "${COMMAND[@]:1}"; }
cached a.o -- "$COMPILER" -c "$T/work/one/$SOURCE" -o a.o
mkdir .git
UP=
right
rmdir .git
UP=..
right
echo 'gitdir: elsewhere' >.git
UP=
right
