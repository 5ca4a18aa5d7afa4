#!/bin/bash
# Clang wraps messages at the width of the terminal.
# Check: appearance
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
export TERM=xterm-256color COLUMNS=40
echo 'int f(void) { int unused_variable_with_a_long_name; return 1; }' >"$SOURCE"
PREFIX=(python3 "$SCENARIOS/../integration/on_terminal.py")
cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
COLUMNS=200
right
