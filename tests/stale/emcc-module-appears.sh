#!/bin/bash
# A file appears in Emscripten's directory that Python takes for one of its own modules.
# Check: tool-search
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

own_emscripten
uses_value
cached a.o -- "$T/emscripten/emcc" -DVALUE=1 -c "$SOURCE"
echo 'import os; os.environ["EMCC_CFLAGS"] = "-UVALUE -DVALUE=2"' >"$T/emscripten/base64.py"
right
