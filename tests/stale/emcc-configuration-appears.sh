#!/bin/bash
# A configuration appears in Emscripten's directory, and goes before that of the user.
# Check: tool-search
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

own_emscripten
uses_value
mv "$T/emscripten/.emscripten" "$HOME"
printf '#!/bin/sh\nexec "$@" -UVALUE -DVALUE=2\n' >wrapper
chmod +x wrapper
cached a.o -- "$T/emscripten/emcc" -DVALUE=1 -c "$SOURCE"
{ cat "$HOME/.emscripten" && printf "\nCOMPILER_WRAPPER = '%s'\n" "$PWD/wrapper"; } >"$T/emscripten/.emscripten"
right
