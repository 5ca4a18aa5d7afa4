#!/bin/bash
# A symlink that leads below a file, where there can be nothing, until the file is a directory.
# Check: absences
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
touch other
ln -s ../other/v.h one/v.h
value_is 1 two/v.h
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Ione -Itwo -c "$SOURCE" -o a.o
rm other
mkdir other
value_is 2 other/v.h
right
