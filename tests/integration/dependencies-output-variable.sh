#!/bin/bash
# DEPENDENCIES_OUTPUT adds an output to any compile.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int f(void) { return 1; }' >a.c
export DEPENDENCIES_OUTPUT='deps.d a.o'
passed_through environment a.o deps.d -- gcc -c a.c -o a.o
