#!/bin/bash
# Two copies of a header that is read once: GCC reads one, and names the other in no depfile. Then
# the other is edited.
# Check: inputs,absences
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
printf '#pragma once\n#define ONE 1\n' >one/v.h
cp -p one/v.h two/v.h
uses_value '#include "one/v.h"' '#include "two/v.h"' '#ifdef TWO' '#define VALUE 2' '#else' '#define VALUE 1' '#endif'
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
printf '#pragma once\n#define TWO 1\n' >two/v.h
right
