#!/bin/bash
# __TIME__ in a configuration file of clang's.
# Check: refused-tools
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

clang_with_configuration
fake_clock
echo 'const char* t = NOW;' >"$SOURCE"
echo -DNOW=__TIME__ >"$T/clang/bin/clang.cfg"
perhaps_cached a.o -- "$T/clang/bin/clang" -c "$SOURCE" -o a.o
set_clock 1600000000
right
