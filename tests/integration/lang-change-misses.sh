#!/bin/bash
# A change of LANG or LC_ALL misses: messages are cached.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

unset LC_ALL
variable_decides LANG C.UTF-8 C 'int f(void) { int unused; }' "${C_COMPILERS[@]}"
