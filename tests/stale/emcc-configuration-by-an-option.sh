#!/bin/bash
# The configuration that an option names is edited.
# Check: refused-options
# Compilers: emcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs_emscripten
uses_value
printf '#!/bin/sh\nexec "$@" -UVALUE -DVALUE=2\n' >wrapper
chmod +x wrapper
cp /usr/share/emscripten/.emscripten config
perhaps_cached a.o -- emcc --em-config config -DVALUE=1 -c "$SOURCE"
printf "\nCOMPILER_WRAPPER = '%s'\n" "$PWD/wrapper" >>config
right
