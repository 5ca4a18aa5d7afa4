#!/bin/bash
# A response file that is not there: what the compiler makes of it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
for compiler in "${C_COMPILERS[@]}"; do
  passed_through response_file a.o -- "$compiler" -c a.c @missing.rsp -o a.o
done
