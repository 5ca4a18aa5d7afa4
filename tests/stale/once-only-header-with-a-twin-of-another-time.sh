#!/bin/bash
# Two copies of a header that is read once are one file to GCC while their times agree, and two
# when not.
# Check: once
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
printf '#pragma once\nint Z(void);\n' >one/v.h
printf '#pragma once\nenum { CONCAT(value, __COUNTER__) = 1 };\n' >one/v.h
cp -p one/v.h two/v.h
printf '%s\n' '#define CONCAT(a, b) CONCAT2(a, b)' '#define CONCAT2(a, b) a##b' \
  '#include "one/v.h"' '#include "two/v.h"' 'int value = __COUNTER__;' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
touch -d 2020-01-01 two/v.h
right
