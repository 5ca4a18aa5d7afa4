#!/bin/bash
# Two runs have one file for their fixes, and one of them is outside of the cache.
# Check: output-writers
# Compilers: clang-tidy-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

echo 'int* one() { return 0; }' >a.cc
echo 'int* another() { return 0; }' >b.cc
options=(--quiet '--checks=-*,modernize-use-nullptr' --export-fixes=fixes)
compiles fixes -- "$COMPILER" "${options[@]}" a.cc --
when_it_has_ended "$COMPILER" "${options[@]}" b.cc --
through_tool
bare
must_be_bare "after another has run"
