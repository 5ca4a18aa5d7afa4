#!/bin/bash
# A compile that makes a file of its own besides the object: it comes with it each time.
# Check: refused-options
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value ''
compiles a.o prototypes -- "$COMPILER" -aux-info prototypes -DVALUE=1 -c "$SOURCE" -o a.o
bare
through_tool
through_tool
must_be_bare "the second time"
