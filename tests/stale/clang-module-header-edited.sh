#!/bin/bash
# A header of a module that the compiler makes of its own accord.
# Check: inputs,header-times
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
value_is 1 inc/v.h
echo 'module v { header "v.h" export * }' >inc/module.modulemap
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -fmodules -fcxx-modules -fmodules-cache-path=cache -Iinc -c "$SOURCE" -o a.o
echo '#define VALUE 222' >inc/v.h
right
