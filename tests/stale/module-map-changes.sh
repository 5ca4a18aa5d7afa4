#!/bin/bash
# A module map by name, with the modules it makes.
# Check: refused-options,inputs,include-search
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 one.h
value_is 2 other.h
echo 'module m { header "one.h" export * }' >map
printf '@import m;\nint value = VALUE;\n' >a.m
perhaps_cached a.o -- "$COMPILER" -fmodules -fmodules-cache-path="$PWD/cache" -fmodule-map-file=map -MMD -c a.m -o a.o
echo 'module m { header "other.h" export * }' >map
right
