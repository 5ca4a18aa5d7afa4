#!/bin/bash
# GCC's mapper file says which file has the CMI of which module; with one that is read in another way, or a
# server, all is the compiler's.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"
needs g++

printf 'export module m;\nexport inline int f() { return 1; }\n' >m.cc
printf 'import m;\nint main() { return f(); }\n' >main.cc
printf '$root cmi\nm d/m.gcm\n' >map
export SOURCE_DATE_EPOCH=1000000000
modules=(g++ -std=c++20 -fmodules-ts)
miss_then_hit m.o cmi/d/m.gcm -- "${modules[@]}" -fmodule-mapper=map -c m.cc
rm -rf cmi
expect_hit "${modules[@]}" -fmodule-mapper=map -c m.cc
fresh_files
miss_then_hit main.o -- "${modules[@]}" -fmodule-mapper=map -c main.cc
printf '$root cmi\nm e.gcm\n' >map
fresh_files
miss_then_hit m.o cmi/e.gcm -- "${modules[@]}" -fmodule-mapper=map -c m.cc
printf 'x m cmi/e.gcm\n' >map
passed_through modules main.o -- "${modules[@]}" '-fmodule-mapper=map?x' -c main.cc
export CXX_MODULE_MAPPER='map?x'
passed_through modules main.o -- "${modules[@]}" -c main.cc
