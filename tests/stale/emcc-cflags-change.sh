#!/bin/bash
# EMCC_CFLAGS changes, whose words emcc adds to the command.
# Check: environment
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
uses_value
export EMCC_CFLAGS=-DVALUE=1
cached a.o -- emcc -c "$SOURCE"
export EMCC_CFLAGS=-DVALUE=2
right
