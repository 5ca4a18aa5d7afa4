#!/bin/bash
# CPLUS_INCLUDE_PATH decides for C++.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

text='#include <a.h>
int f(void) { return VALUE; }'
variable_decides CPLUS_INCLUDE_PATH one two "$text" "${CXX_COMPILERS[@]}"
