#!/bin/bash
# Another directory takes the name of the one that is compiled in.
# Check: inputs
# Check: path-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/here" "$T/new"
value_is 1 "$T/here/v.h"
value_is 2 "$T/new/v.h"
uses_value '#include "v.h"'
cp "$SOURCE" "$T/here"
cp "$SOURCE" "$T/new"
touch -d 2020-01-01 "$T"/{here,new}/*
cd "$T/here"
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
cd "$T"
mv here old
mv new here
cd here
right
