#!/bin/bash
# The file that says where CMIs are.
# Check: modules
# Compilers: g++
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

for n in 1 2; do
  printf '%s\n' "export module m;" "export constexpr int value() { return $n; }" >m.cc
  echo "m $n.gcm" >map
  precompiled "$COMPILER" -std=c++20 -fmodules-ts -fmodule-mapper=map -c m.cc
done
echo 'm 1.gcm' >map
printf 'import m;\nint a = value();\n' >a.cc
cached a.o -- "$COMPILER" -std=c++20 -fmodules-ts -fmodule-mapper=map -c a.cc
echo 'm 2.gcm' >map
right
