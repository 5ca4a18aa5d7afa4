#!/bin/bash
# Names come and go in the directory where clang looks for its configuration files.
# Check: none
# Compilers: clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

clang_with_configuration
uses_value '#define VALUE 1'
cached a.o -- "$T/clang/bin/clang" -c "$SOURCE" -o a.o
touch "$T/clang/bin/other"
still_a_hit
uses_value '#define VALUE 2'
cached a.o -- "$T/clang/bin/clang" -c "$SOURCE" -o a.o
