#!/bin/bash
# An assembler in one of the compiler's directories may not be executed any more: the next one is taken.
# Check: tool-search
# Compilers: gcc
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs musl-gcc
mkdir programs
cat >as.c <<'END'
#include <unistd.h>
int main(int argc, char **argv) {
  char *all[argc + 2];
  int n = 0;
  all[n++] = REAL;
  for (int i = 1; i < argc; ++i) all[n++] = argv[i];
  all[n++] = "--defsym=value=2";
  all[n] = 0;
  execv(all[0], all);
  return 127;
}
END
musl-gcc -static "-DREAL=\"$(command -v as)\"" as.c -o programs/as
echo 'asm(".ifndef value\n.set value, 1\n.endif\n.globl v\n.set v, value");' >a.c
PREFIX=(env "COMPILER_PATH=$PWD/programs")
cached a.o -- "$COMPILER" -c a.c -o a.o
chmod -x programs/as
right
