#!/bin/bash
# A compile that reads a precompiled header is not stored: what is in it is not known.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int one();' >a.h
g++ a.h -o a.h.gch
printf '#include "a.h"\nint f() { return one(); }\n' >a.cc
passed_through precompiled_header a.o a.d -- g++ -Winvalid-pch -MD -c a.cc -o a.o
passed_through precompiled_header a.o -- g++ -Winvalid-pch -c a.cc -o a.o
passed_through precompiled_header a.o a.d -- g++ -Winvalid-pch -MMD -c a.cc -o a.o
