#!/bin/bash
# A compiler that dies of a signal: the same end for the build tool to see, and no object.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

cat >"$T/as.c" <<END
#include <signal.h>
int main(void) { return raise(SIGKILL); }
END
mkdir "$T/bin"
gcc -o "$T/bin/as" "$T/as.c"
PATH=$T/bin:$PATH
echo 'int f(void) { return 1; }' >a.c
compile_bare a.o -- gcc -c a.c -o a.o
expect errors gcc -c a.c -o a.o
expect_as_bare
