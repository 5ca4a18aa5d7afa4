#!/bin/bash
# On a terminal clang colours its messages.
# Check: appearance
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
needs python3
echo 'int f(void) { int unused; return 1; }' >"$SOURCE"
export TERM=xterm
cached a.o -- emcc -Wall -c "$SOURCE"
PREFIX=(python3 "$SCENARIOS/../integration/on_terminal.py")
right
