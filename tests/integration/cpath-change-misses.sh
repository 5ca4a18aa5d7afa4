#!/bin/bash
# A change of CPATH misses.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

text='#include <a.h>
int f(void) { return VALUE; }'
variable_decides CPATH one two "$text" "${C_COMPILERS[@]}"
