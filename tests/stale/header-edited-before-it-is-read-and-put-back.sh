#!/bin/bash
# A header has another content only for the moment in which the compiler reads it.
# Check: during-compile
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
value_is 1 v.h
uses_value '#include "gate.h"' '#include "v.h"' '#include "sub/gate.h"'
mkdir sub
cp gate.h sub
compiles a.o -- "$COMPILER" -c "$SOURCE" -o a.o
old_files
bare
cp v.h kept.h
touch -r v.h kept.h
touch "$T/hold"
rm -f "${OUTPUTS[@]}"
"${PREFIX[@]}" "${TOOL[@]}" "${COMMAND[@]}" >"$T/out" 2>&1 &
compile=$!
await 20 test -e "$T/held" || fail "the compiler has not come to the gate"
value_is 2 v.h
touch -r kept.h v.h
rm -r "$T/hold" "$T/held"
# What it has read is written back as soon as it is through.
wait "$compile"
cp kept.h v.h
touch -r kept.h v.h
note_outcome
old_files
value_is 2 v.h
bare
cp -r "$T/bare" "$T/before"
cp kept.h v.h
touch -r kept.h v.h
right
