#!/bin/bash
# A header is away for the moment in which the compiler looks for it, and then there as before.
# Check: absences,inputs,during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
mkdir early late
value_is 2 early/v.h
value_is 1 late/v.h
uses_value '#include "gate.h"' '#include <v.h>'
compiles a.o -- "$COMPILER" -Iearly -Ilate -c "$SOURCE" -o a.o
old_files
touch "$T/hold"
"${PREFIX[@]}" "${TOOL[@]}" "${COMMAND[@]}" >"$T/out" 2>&1 &
compile=$!
await 20 test -e "$T/held" || fail "the compiler has not come to the gate"
mv early/v.h away.h
rm "$T/hold"
wait "$compile"
note_outcome
bare
cp -r "$T/bare" "$T/before"
mv away.h early/v.h
right
