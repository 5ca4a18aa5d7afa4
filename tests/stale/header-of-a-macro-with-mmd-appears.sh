#!/bin/bash
# A header that is included by a macro appears earlier on the path; the depfile leaves it out.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir early late
value_is 1 late/impl.h
echo '#define IMPLEMENTATION "impl.h"' >config.h
uses_value '#include "config.h"' '#include IMPLEMENTATION'
cached a.o a.d -- "$COMPILER" -MMD -isystem early -isystem late -c "$SOURCE" -o a.o
value_is 2 early/impl.h
right
