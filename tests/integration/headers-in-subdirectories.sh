#!/bin/bash
# Every header counts, however deep it is included from.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in "${COMPILERS[@]}"; do
  enter "$compiler"
  mkdir -p include/one/two "include/with space"
  source=$(source_for "$compiler" a)
  printf '#include "one/one.h"\n#include <with space/s.h>\nint f(void) { return ONE + TWO + S; }\n' >"$source"
  printf '#include "two/two.h"\n#define ONE 1\n' >include/one/one.h
  printf '#include "../../deep.h"\n#define TWO DEEP\n' >include/one/two/two.h
  echo '#define DEEP 3' >include/deep.h
  echo '#define S 4' >'include/with space/s.h'
  miss_then_hit a.o a.d -- "$compiler" -Iinclude -MD -c "$source" -o a.o
  for file in include/deep.h include/one/two/two.h 'include/with space/s.h'; do
    echo '#define ANOTHER 5' >>"$file"
    miss_then_hit a.o a.d -- "$compiler" -Iinclude -MD -c "$source" -o a.o
  done
done
