#!/bin/bash
# The name of a CMI follows from the source, so with the source it changes; both are known then.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs g++

export SOURCE_DATE_EPOCH=1000000000
compile=(g++ -std=c++20 -fmodules-ts -c a.cc)
printf 'export module one;\nexport inline int f() { return 1; }\n' >a.cc
miss_then_hit a.o gcm.cache/one.gcm -- "${compile[@]}"
rm -r gcm.cache
printf 'export module two;\nexport inline int f() { return 1; }\n' >a.cc
fresh_files
miss_then_hit a.o gcm.cache/two.gcm -- "${compile[@]}"
expect_absent gcm.cache/one.gcm
# Of these conditions nothing is known: two names, of which the compiler makes one.
printf '#ifdef A\nexport module one;\n#else\nexport module two;\n#endif\n' >a.cc
passed_through modules a.o gcm.cache/two.gcm -- "${compile[@]}"
# And of this name, which no text has.
printf '#define NAME three\nexport module NAME;\n' >a.cc
passed_through modules a.o gcm.cache/three.gcm -- "${compile[@]}"
expect_absent gcm.cache/NAME.gcm
