#!/bin/bash
# A file that assembler code reads is named by no depfile: compiled each time.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

for compiler in gcc clang; do
  enter "$compiler"
  cat >a.c <<'END'
asm(".globl data\ndata: .incbin \"data.bin\"");
END
  printf '.globl data\ndata: .incbin "data.bin"\n' >b.S
  for content in one two; do
    echo $content >data.bin
    for source in a.c b.S; do
      compile_bare x.o -- "$compiler" -c $source -o x.o
      expect passed_through.hidden_input "$compiler" -c $source -o x.o
      expect_as_bare
    done
  done
done
