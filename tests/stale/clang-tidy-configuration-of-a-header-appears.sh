#!/bin/bash
# A check asks for its options where a header lies.
# Check: configuration
# Compilers: clang-tidy-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir inc src
echo 'struct odd_name { int a; };' >inc/h.h
printf '#include "../inc/h.h"\nodd_name a;\n' >src/a.cc
options() {
  printf '%s\n' "Checks: '-*,readability-identifier-naming'" 'CheckOptions:' "  - {key: readability-identifier-naming.StructCase, value: $1}"
}
options CamelCase >src/.clang-tidy
cached -- "$COMPILER" --quiet '--header-filter=.*' src/a.cc --
options lower_case >inc/.clang-tidy
right
