#!/bin/bash
# /proc/self is another directory to the daemon: what is searched there is compiled each time.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir one two
echo '#define V 1' >two/v.h
printf '#include <v.h>\nint v = V;\n' >a.c
ln -s /proc/self/cwd/one link
for directory in /proc/self/cwd/one link; do
  for _ in 1 2; do
    fresh_files
    expect passed_through.hidden_input gcc "-I$directory" -Itwo -c a.c -o a.o
  done
done
