#!/bin/bash
# With -save-temps the assembler reads a file that another compile has written over.
# Check: output-writers
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

held_assembler
mkdir x y
echo 'int x = 1;' >x/a.c
echo 'int y = 2;' >y/a.c
compiles x/a.o a.i a.s -- "$COMPILER" -save-temps=cwd -c x/a.c -o x/a.o
"$COMPILER" -S y/a.c -o other.s
old_outputs() {
  : >"$T/assembled"
  touch "$T/hold"
}
other() {
  cat other.s >a.s
  rm "$T/hold"
}
while_it_runs is_assembling other
through_tool
bare
must_be_bare "after another has written"
