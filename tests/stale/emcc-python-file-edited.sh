#!/bin/bash
# A Python file of Emscripten is edited.
# Check: tool-parts
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

own_emscripten
uses_value
echo 'import os; os.environ["EMCC_CFLAGS"] = "-DVALUE=1"' >>"$T/emscripten/tools/utils.py"
cached a.o -- "$T/emscripten/emcc" -c "$SOURCE"
echo 'import os; os.environ["EMCC_CFLAGS"] = "-DVALUE=2 "' >>"$T/emscripten/tools/utils.py"
right
