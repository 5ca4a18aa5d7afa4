#!/bin/bash
# The profile that a compile uses changes.
# Check: refused-options
# Compilers: clang clang++ clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

command -v "${COMPILER/clang++/clang}" >/dev/null
profdata=$(dirname "$(readlink -f "$(command -v "$COMPILER")")")/llvm-profdata
[ -x "$profdata" ] || skip "no llvm-profdata"
echo 'int f(int a) { if (a) return 1; return 2; }' >"$SOURCE"
profile() {
  local name=f
  ! is_cxx "$COMPILER" || name=_Z1fi
  "$COMPILER" -O1 -fprofile-generate -c "$SOURCE" -o p.o
  {
    echo ':ir'
    printf '%s\n%s\n2\n%s\n%s\n\n' "$name" "$1" "$2" "$3"
  } >p.text
  "$profdata" merge --text p.text -o p.data 2>/dev/null || "$profdata" merge p.text -o p.data
}
profile 146835647075900052 1000 1
perhaps_cached a.o -- "$COMPILER" -O2 -fprofile-use=p.data -c "$SOURCE" -o a.o
profile 146835647075900053 1 1000
right
