#!/bin/bash
# Directories and files with spaces, quotes and bytes that are no text.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

directory=$'a b\'c"d $e \xff\xe4'
for compiler in gcc clang++; do
  mkdir -p "$T/work/$compiler/$directory"
  cd "$T/work/$compiler/$directory"
  source=$(source_for "$compiler" 'a b')
  echo '#define VALUE 1' >'h h.h'
  printf '#include "h h.h"\nint f(void) { return VALUE; }\n' >"$source"
  miss_then_hit 'a b.o' 'a b.d' -- "$compiler" -MMD -c "$source" -o 'a b.o'
  echo '#define VALUE 2' >'h h.h'
  miss_then_hit 'a b.o' 'a b.d' -- "$compiler" -MD -c "$PWD/$source" -o 'a b.o'
done
