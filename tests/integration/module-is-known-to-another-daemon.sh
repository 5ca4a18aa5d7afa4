#!/bin/bash
# What imports a module is cached where its CMI came from the cache, and where the daemon that knows it is another
# one; not where nothing is known of the CMI.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs g++

modules=(g++ -std=c++20 -fmodules-ts)
printf 'export module m;\nexport inline int f() { return 1; }\n' >m.cc
echo '#define H 3' >h.h
printf 'import m;\nimport "h.h";\nint main() { return f() - H; }\n' >main.cc
make_cmis() {
  zcc "${modules[@]}" -c m.cc
  zcc "${modules[@]}" -x c++-header -c h.h
}
fresh_files
make_cmis
rm -r gcm.cache
"$ZCCACHE" stop >/dev/null
make_cmis
fresh_files
miss_then_hit main.o -- "${modules[@]}" -c main.cc
SOURCE_DATE_EPOCH=1 "${modules[@]}" -c m.cc  # a CMI tells when it was made
fresh_files
passed_through modules main.o -- "${modules[@]}" -c main.cc
