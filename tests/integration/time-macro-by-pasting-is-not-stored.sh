#!/bin/bash
# __TIME__ pasted together of pieces, in one file or in two: compiled each time.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

cat >one.c <<'END'
#define JOIN(a, b) a##b
const char* f(void) { return JOIN(__TI, ME__); }
END
echo '#define WRAPPED(x) __##x##__' >wrapped.h
printf '#include "wrapped.h"\nconst char* f(void) { return WRAPPED(TIME); }\n' >two.c
for source in one.c two.c; do
  for compiler in "${C_COMPILERS[@]}"; do
    for _ in 1 2; do
      fresh_files
      expect passed_through.time_macro "$compiler" -w -c "$source" -o a.o
    done
  done
done
[ "$(status artifacts)" = 0 ]
