#!/bin/bash
# A response file is edited.
# Check: response-files
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
uses_value
echo -DVALUE=1 >args
cached a.o -- emcc @args -c "$SOURCE"
echo -DVALUE=2 >args
right
