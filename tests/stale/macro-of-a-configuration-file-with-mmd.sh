#!/bin/bash
# A system header that is included by a macro, which clang's configuration file defines, changes; the
# depfile leaves it out.
# Check: include-search
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

clang_with_configuration
echo '-DIMPLEMENTATION=<impl.h>' >"$T/clang/bin/clang.cfg"
mkdir sys
value_is 1 sys/impl.h
uses_value '#include IMPLEMENTATION'
perhaps_cached a.o a.d -- "$T/clang/bin/clang" -MMD -isystem sys -c "$SOURCE" -o a.o
value_is 2 sys/impl.h
right
