#!/bin/bash
# Two headers hand on with #include_next; one appears between the second and where it leads.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two three four
echo '#include_next <v.h>' >one/v.h
printf '/* two */\n#include_next <v.h>\n' >two/v.h
value_is 1 four/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Ione -Itwo -Ithree -Ifour -c "$SOURCE" -o a.o
value_is 2 three/v.h
right
