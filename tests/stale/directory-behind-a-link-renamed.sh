#!/bin/bash
# A directory that only symlinks lead to is renamed, and another takes its name.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p hidden/one hidden/two
value_is 1 hidden/one/v.h
value_is 2 hidden/two/v.h
touch -d 2020-01-01 hidden/*/v.h
ln -s "$PWD/hidden/one" inc
uses_value '#include <v.h>'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
mv hidden/one hidden/old
mv hidden/two hidden/one
right
