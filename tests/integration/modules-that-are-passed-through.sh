#!/bin/bash
# What is not understood of modules is the compiler's: Clang's modules of headers where the depfile leaves some out;
# header units that are looked for.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs g++ clang++

echo 'module one { header "one.h" export * }' >module.modulemap
echo '#define ONE 1' >one.h
printf '#include "one.h"\nint a = ONE;\n' >a.cc
passed_through modules a.o -- clang++ -fmodules -fcxx-modules -fmodules-cache-path=cache -MMD -c a.cc
passed_through modules gcm.cache/,/one.h.gcm -- g++ -std=c++20 -fmodules-ts -fmodule-header=user -c one.h
# Messages quote lines of texts that nothing names.
printf 'export module m;\nexport [[deprecated]] inline int f() { return 1; }\n' >m.cc
printf 'import m;\nint a = f();\n' >a.cc
g++ -std=c++20 -fmodules-ts -c m.cc
fresh_files
passed_through modules a.o -- g++ -std=c++20 -fmodules-ts -c a.cc
