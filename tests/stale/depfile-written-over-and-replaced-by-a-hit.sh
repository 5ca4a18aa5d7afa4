#!/bin/bash
# The compiler writes over an old depfile, and a hit then puts another one in its place: one closing and one new name,
# of which neither is more than a compiler makes.
# Check: output-writers
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

gated
uses_value '#ifndef VALUE' '#define VALUE 1' '#else' '#include "v.h"' '#endif' '#include "gate.h"'
: >v.h
options=(-MD -MF shared.d)
cached b.o shared.d -- "$COMPILER" "${options[@]}" -DVALUE=2 -c "$SOURCE" -o b.o
cp shared.d old.d
hit=("${TOOL[@]}" "${COMMAND[@]}")
compiles a.o shared.d -- "$COMPILER" "${options[@]}" -c "$SOURCE" -o a.o
old_outputs() { cp old.d shared.d; }
while_compiling before_it_is_taken "${PREFIX[@]}" "${hit[@]}"
through_tool
bare
must_be_bare "after another has written"
