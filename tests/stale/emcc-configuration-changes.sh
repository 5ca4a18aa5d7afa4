#!/bin/bash
# Emscripten's configuration changes: clang comes to be run through a program of the user's.
# Check: tool-parts
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

own_emscripten
uses_value
printf '#!/bin/sh\nexec "$@" -UVALUE -DVALUE=2\n' >wrapper
chmod +x wrapper
cached a.o -- "$T/emscripten/emcc" -DVALUE=1 -c "$SOURCE"
printf "\nCOMPILER_WRAPPER = '%s'\n" "$PWD/wrapper" >>"$T/emscripten/.emscripten"
right
