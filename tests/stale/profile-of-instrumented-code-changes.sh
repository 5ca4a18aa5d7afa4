#!/bin/bash
# The profile that a compile uses changes: one by its name, and one that a directory has.
# Check: inputs
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs llvm-profdata
echo 'void g(void); void h(void); void f(int a) { if (a) g(); else h(); }' >"$SOURCE"
profile() { # TAKEN FILE: how often the branch was; the number in the second line is the function's shape
  printf 'f\n2696401\n2\n100\n%s\n\n' "$1" >counts
  llvm-profdata merge counts -o "$2"
}
mkdir dir
for option in -fprofile-instr-use=profile -fprofile-use=profile -fprofile-use=dir; do
  file=${option#*=}
  [ "$file" != dir ] || file=dir/default.profdata
  profile 1 "$file"
  cached a.o -- "$COMPILER" -O2 "$option" -S "$SOURCE" -o a.o
  profile 99 "$file"
  right
done
