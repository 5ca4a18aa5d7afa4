#!/bin/bash
# Python finds a module for each program in the user's directory, which was not there.
# Check: tool-search
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
uses_value
directory=$(python3 -c 'import site; print(site.getusersitepackages())')
cached a.o -- emcc -DVALUE=1 -c "$SOURCE"
mkdir -p "$directory"
echo 'import os; os.environ["EMCC_CFLAGS"] = "-UVALUE -DVALUE=2"' >"$directory/usercustomize.py"
right
