#!/bin/bash
# A specs file appears in the working directory, where an empty element of LIBRARY_PATH leads.
# Check: tool-search
# Compilers: gcc g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

uses_value '#ifndef VALUE' '#define VALUE 1' '#endif'
PREFIX=(env LIBRARY_PATH=/nowhere:)
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
"$COMPILER" -dumpspecs | sed '/^\*cc1_options:/{n;s/^/-DVALUE=2 /}' >made
mv made specs
right
