#!/bin/bash
# A system header is edited, of a compile that asks for all headers and for the user's alone.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir sys
for options in '-MD -MMD' '-MMD -MD' '-Wp,-MD,a.d' '-Wp,-MMD,a.d' '-MMD' '-MD'; do
  value_is 1 sys/v.h
  uses_value '#include <v.h>'
  read -ra words <<<"$options"
  perhaps_cached a.o a.d -- "$COMPILER" "${words[@]}" -isystem sys -c "$SOURCE" -o a.o
  value_is 2 sys/v.h
  right
done
