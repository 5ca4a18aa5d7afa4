#!/bin/bash
# A change of C_INCLUDE_PATH misses.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

text='#include <a.h>
int f(void) { return VALUE; }'
variable_decides C_INCLUDE_PATH one two "$text" "${C_COMPILERS[@]}"
