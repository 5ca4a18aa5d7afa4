#!/bin/bash
# A header is edited that emcc has told of.
# Check: inputs
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
value_is 1 v.h
uses_value '#include "v.h"'
cached a.o -- emcc -c "$SOURCE"
value_is 2 v.h
right
