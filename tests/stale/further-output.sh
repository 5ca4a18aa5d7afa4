#!/bin/bash
# A compile that makes more than the object: the other files come with it each time.
# Check: refused-options
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
compiles a.o a.i a.ii a.s -- "$COMPILER" -save-temps=obj -DVALUE=1 -c "$SOURCE" -o a.o
bare
through_tool
through_tool
must_be_bare "the second time"
