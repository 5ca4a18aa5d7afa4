#!/bin/bash
# A library that LD_PRELOAD names appears. That it is missing the loader tells of each program, the launcher
# too.
# Check: tool-search
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one
value_is 1 one/v.h
uses_value '#if __has_include(<v.h>)' '#include <v.h>' '#else' '#define VALUE 0' '#endif'
preload_cpath made.so one
PREFIX=(sh -c 'LD_PRELOAD=./it.so exec "$@" 2>/dev/null' sh)
cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
mv made.so it.so
right
