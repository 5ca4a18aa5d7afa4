#!/bin/bash
# The directive is put together of a string and what is one in another spelling.
# Check: hidden-files
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo '#define S(x) #x' >"$SOURCE"
is_clang || echo 'asm(".in" R"(cbin "raw.bin")");' >>"$SOURCE"
printf '%s\n' 'asm(".in" "cbin \042octal.bin\042");' 'asm(".in" S(cbin "string.bin"));' >>"$SOURCE"
echo 1 | tee raw.bin octal.bin >string.bin
perhaps_cached a.o -- "$COMPILER" -c "$SOURCE" -o a.o
for file in raw octal string; do
  is_clang && [ $file = raw ] && continue
  echo 2 >$file.bin
  right
done
