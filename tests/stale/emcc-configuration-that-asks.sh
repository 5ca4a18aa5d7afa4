#!/bin/bash
# A configuration asks for a variable that no key holds.
# Check: refused-tools
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

own_emscripten
uses_value
printf '\nimport os\n%s\n' "os.environ['EMCC_CFLAGS'] = '-DVALUE=' + os.environ['MINE']" >>"$T/emscripten/.emscripten"
export MINE=1
perhaps_cached a.o -- "$T/emscripten/emcc" -c "$SOURCE"
export MINE=2
right
