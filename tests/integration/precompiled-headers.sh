#!/bin/bash
# Precompiled headers are made and used. GCC makes none twice that is the same, so a hit gives the first one.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc g++ clang clang++ clang-19; do
  command -v "$compiler" >/dev/null || continue
  enter "$compiler"
  source=$(source_for "$compiler" a)
  language=c-header
  ! is_cxx "$compiler" || language=c++-header
  printf '#ifndef A\n#define A\n#include <stddef.h>\n#include "b.h"\nstatic inline int one(void) { return B; }\n#endif\n' >a.h
  echo '#define B 1' >b.h
  echo 'int two(void) { return one() + B; }' >"$source"
  suffix=gch
  [[ $compiler != clang* ]] || suffix=pch
  fresh_files
  # By -x, with a depfile, and by the name alone.
  make=("$compiler" -MD -MF a.d -x $language a.h -o "a.h.$suffix")
  expect_miss "${make[@]}"
  mkdir made
  cp "a.h.$suffix" a.d made
  rm "a.h.$suffix" a.d
  expect_hit "${make[@]}"
  expect_same made/a.d a.d
  expect_same "made/a.h.$suffix" "a.h.$suffix"
  if [ $suffix = gch ]; then
    printf '#include "a.h"\n' >include
    cat include "$source" >included."${source##*.}"
    miss_then_hit i.o i.d -- "$compiler" -Winvalid-pch -MD -c "included.${source##*.}" -o i.o
    miss_then_hit a.o -- "$compiler" -Winvalid-pch -include a.h -MMD -c "$source" -o a.o
    [ "$("$compiler" -H -include a.h -c "$source" -o /dev/null 2>&1 | head -c 1)" = ! ] || fail "it is not used"
  else
    miss_then_hit a.o a.d -- "$compiler" -include-pch a.h.pch -MD -c "$source" -o a.o
    miss_then_hit a.o a.d -- "$compiler" -Xclang -include-pch -Xclang a.h.pch -Xclang -include -Xclang a.h -MD -c "$source" -o a.o
    miss_then_hit a.o -- "$compiler" -include a.h -c "$source" -o a.o
  fi
  # It is known when the daemon has been away.
  zcc stop >/dev/null
  miss_then_hit a.o -- "$compiler" -Wall -include a.h -c "$source" -o a.o
  rm "a.h.$suffix"
  expect_miss "$compiler" a.h
  mv a.h.?ch made/named
  expect_hit "$compiler" a.h
  expect_same made/named a.h.?ch
  # One that was not made through the cache is used, and what it is used for is not stored.
  rm a.h.?ch
  compile_bare -- true
  "$compiler" -O2 -x $language a.h -o "a.h.$suffix"
  passed_through precompiled_header a.o -- "$compiler" -O2 -include a.h -c "$source" -o a.o
  rm "a.h.$suffix"
done
