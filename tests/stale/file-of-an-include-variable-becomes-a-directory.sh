#!/bin/bash
# What a search path of variables, a prefix or a sysroot names is a file, of which GCC says nothing, and
# becomes a directory with the header.
# Check: absences,directories
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p two root
ln -s ../inc root/inc
value_is 2 two/v.h
uses_value '#include <v.h>'
for way in CPATH C_INCLUDE_PATH prefix sysroot; do
  rm -rf inc
  : >inc
  PREFIX=(env) arguments=(-idirafter two)
  case $way in
    CPATH) PREFIX=(env CPATH=inc) ;;
    C_INCLUDE_PATH) PREFIX=(env "C_INCLUDE_PATH=$PWD/inc") ;;
    prefix) arguments+=(-iprefix "$PWD/" -iwithprefixbefore inc) ;;
    sysroot) arguments+=("--sysroot=$PWD/root" -I=/inc) ;;
  esac
  echo "// $way" >>"$SOURCE"
  cached a.o -- "$COMPILER" "${arguments[@]}" -c "$SOURCE" -o a.o
  rm inc
  mkdir inc
  value_is 1 inc/v.h
  right
done
