#!/bin/bash
# A link on the way to a system header leads to the same header elsewhere, under a shorter real path: GCC then
# calls it by that.
# Check: real-paths
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p s/version-one-of-the-headers s/v2
echo 'static inline int one(void) { return 1; }' | tee s/version-one-of-the-headers/v.h >s/v2/v.h
ln -s version-one-of-the-headers s/current
printf '#include <v.h>\nint v(void) { return one(); }\n' >"$SOURCE"
cached a.o a.d -- "$COMPILER" -g -isystem "$PWD/s/current" -MD -c "$SOURCE" -o a.o
ln -sfn v2 s/current
right
