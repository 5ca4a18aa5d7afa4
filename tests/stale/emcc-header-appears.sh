#!/bin/bash
# A header appears in an earlier directory.
# Check: absences
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
mkdir early late
value_is 1 late/v.h
uses_value '#include <v.h>'
cached a.o -- emcc -Iearly -Ilate -c "$SOURCE"
value_is 2 early/v.h
right
