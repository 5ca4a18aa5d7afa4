#!/bin/bash
# A header that __has_include found, and nothing reads, can not be read any more.
# Check: absences
# Compilers: gcc
AS_NOBODY=yes
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc
touch inc/v.h
uses_value '#if __has_include("v.h")' '#define VALUE 1' '#else' '#define VALUE 2' '#endif'
cached a.o -- "$COMPILER" -Iinc -c "$SOURCE" -o a.o
chmod 000 inc/v.h
right
