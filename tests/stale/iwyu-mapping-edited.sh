#!/bin/bash
# A mapping file of include-what-you-use is edited, one that another refers to.
# Check: response-files
# Compilers: include-what-you-use
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc m
printf '#pragma once\nstruct S {};\n' >inc/s.h
echo '#include "s.h"' >inc/all.h
printf '#include "all.h"\nS s;\n' >a.cc
mapping() { printf '[ { include: ["\\"s.h\\"", "private", "\\"%s\\"", "public"] } ]\n' "$1"; }
echo '[ { ref: "b.imp" } ]' >m/a.imp
mapping one.h >m/b.imp
cached -- "$COMPILER" -Xiwyu --mapping_file=m/a.imp -Iinc -c a.cc
mapping two.h >m/b.imp
right
