#!/bin/bash
# A directory of the include path that was not there, and that appears with a header in it.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir second
printf '#include <a.h>\nint f(void) { return VALUE; }\n' >a.c
echo '#define VALUE 1' >second/a.h
miss_then_hit a.o -- gcc -Ifirst -Isecond -c a.c -o a.o
mkdir first
echo '#define VALUE 2' >first/a.h
miss_then_hit a.o -- gcc -Ifirst -Isecond -c a.c -o a.o
