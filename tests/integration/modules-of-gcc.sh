#!/bin/bash
# Modules as plain make drives GCC: interface, partitions, implementation, header unit, importers; each CMI comes
# back with its object, also where its directory is gone.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs g++

printf 'export module m;\nexport import :p;\nimport :q;\nexport inline int f() { return p() + q(); } int g();\n' >m.cc
printf 'export module m:p;\nexport inline int p() { return 1; }\n' >p.cc
printf 'module m:q;\ninline int q() { return 2; }\n' >q.cc
printf 'module;\n#include <cstdio>\nmodule m;\nint g() { return std::puts("g"); }\n' >g.cc
echo '#define H 3' >h.h
printf 'import m;\nimport "h.h";\nint main() { return f() == H ? 0 : 1; }\n' >main.cc
# The compiler writes the time into a CMI.
export SOURCE_DATE_EPOCH=1000000000
modules=(g++ -std=c++20 -fmodules-ts)
miss_then_hit p.o p.d gcm.cache/m-p.gcm -- "${modules[@]}" -MD -c p.cc
miss_then_hit q.o gcm.cache/m-q.gcm -- "${modules[@]}" -c q.cc
# What others import is to stay.
zcc "${modules[@]}" -MD -c p.cc
fresh_files
# In which order a depfile names several imports depends on addresses.
miss_then_hit m.o gcm.cache/m.gcm -- "${modules[@]}" -MD -MP -c m.cc
zcc "${modules[@]}" -MD -MP -c m.cc
fresh_files
miss_then_hit g.o g.d -- "${modules[@]}" -MMD -c g.cc
miss_then_hit h.d gcm.cache/,/h.h.gcm -- "${modules[@]}" -MD -x c++-header -c h.h
zcc "${modules[@]}" -MD -x c++-header -c h.h
fresh_files
miss_then_hit main.o -- "${modules[@]}" -c main.cc
# Other words for a header unit.
cp h.h i.hh
miss_then_hit gcm.cache/,/i.hh.gcm -- "${modules[@]}" i.hh
miss_then_hit i.d gcm.cache/,/i.hh.gcm -- g++ -std=c++20 -fmodule-header -MD -MF i.d i.hh
# Also where a clean has removed all.
rm -rf gcm.cache ./*.o
for source in p q m g; do zcc "${modules[@]}" -MD -c "$source.cc"; done
zcc "${modules[@]}" -MD -x c++-header -c h.h
expect_hit "${modules[@]}" -c main.cc
g++ ./*.o -o main
./main
