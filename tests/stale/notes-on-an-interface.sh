#!/bin/bash
# -fapinotes reads notes beside headers, which no depfile names.
# Check: refused-options
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
echo 'int f(void);' >inc/v.h
notes() { printf 'Name: V\nFunctions:\n  - Name: f\n    Availability: %s\n%s' "$1" "$2" >inc/APINotes.apinotes; }
notes available ''
printf '#include <v.h>\nint v(void) { return f(); }\n' >"$SOURCE"
perhaps_cached a.o -- "$COMPILER" -fapinotes -Iinc -c "$SOURCE" -o a.o
notes none $'    AvailabilityMsg: gone\n'
right
