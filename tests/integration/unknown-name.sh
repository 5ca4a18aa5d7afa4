#!/bin/bash
# A compiler under a name that says nothing is asked what it is.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir "$T/bin"
ln -s "$(command -v gcc)" "$T/bin/mycompiler"
copy_compiler g++ mycopy
ln -s "$(readlink -f "$(command -v clang)")" "$T/bin/another"
PATH=$T/bin:$T/g++/bin:$PATH
echo 'int f(void) { return 1; }' >a.c
fresh_files
for compiler in mycompiler mycopy another; do
  miss_then_hit a.o -- "$compiler" -c a.c -o a.o
done
