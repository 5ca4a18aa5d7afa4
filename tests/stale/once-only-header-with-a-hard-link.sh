#!/bin/bash
# Two names of one header that is read once become two files of one content.
# Check: once
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
printf '#pragma once\nenum { CONCAT(value, __COUNTER__) = 1 };\n' >one/v.h
ln one/v.h two/v.h
printf '%s\n' '#define CONCAT(a, b) CONCAT2(a, b)' '#define CONCAT2(a, b) a##b' \
  '#include "one/v.h"' '#include "two/v.h"' 'int value = __COUNTER__;' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
cp one/v.h new.h
touch -d 2020-01-01 new.h
mv new.h two/v.h
right
