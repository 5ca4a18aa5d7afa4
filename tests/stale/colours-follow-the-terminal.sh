#!/bin/bash
# Messages are coloured on a terminal, and not in a file.
# Check: appearance
# Compilers: gcc g++ clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs python3
export TERM=xterm-256color GCC_URLS=no
echo 'int f(void) { int unused; return 1; }' >"$SOURCE"
PREFIX=(bash -c '"$@" 2>&1' -)
cached a.o -- "$COMPILER" -Wall -c "$SOURCE" -o a.o
PREFIX=(python3 "$SCENARIOS/../integration/on_terminal.py")
right
