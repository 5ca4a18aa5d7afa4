#!/bin/bash
# A module map by name, with the modules it makes.
# Check: refused-options
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 one.h
value_is 2 two.h
echo 'module m { header "one.h" export * }' >map
printf '#if __has_feature(modules)\n#endif\n@import m;\nint value = VALUE;\n' >a.m
perhaps_cached a.o -- "$COMPILER" -fmodules -fmodules-cache-path="$PWD/cache" -fmodule-map-file=map -c a.m -o a.o
echo 'module m { header "two.h" export * }' >map
right
