#!/bin/bash
# With -MMD, and the working directory among those searched by another name for it: a header in it that a
# source further down includes is the one that the depfile lists.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  mkdir sub
  source=$(source_for "$compiler" sub/a)
  printf '#include "beside.h"\n#include "top.h"\n#include <sub/angle.h>\nint x;\n' >"$source"
  touch sub/beside.h sub/angle.h
  echo '#include "further.h"' >top.h
  touch further.h
  for way in -I. -I./ -I././ '-I ./.' '-iquote . -I.' "-I$PWD" "-I$PWD/." '-isystem .'; do
    # shellcheck disable=SC2086  # words
    miss_then_hit a.o a.d -- "$compiler" $way -MMD -c "$source" -o a.o
  done
done
