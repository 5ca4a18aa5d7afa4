#!/bin/bash
# The CMI of a module that an imported one imports.
# Check: modules
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

module() {
  printf '%s\n' "export module n;" "export constexpr int value() { return $1; }" >n.cc
  precompiled "$COMPILER" -std=c++20 -fmodules-ts -c n.cc
}
module 1
printf 'export module m;\nexport import n;\n' >m.cc
precompiled "$COMPILER" -std=c++20 -fmodules-ts -c m.cc
printf 'import m;\nint a = value();\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -fmodules-ts -c a.cc
rm gcm.cache/n.gcm
compiled=$(ls gcm.cache)
[ "$compiled" = m.gcm ] || fail "there are $compiled"
right
