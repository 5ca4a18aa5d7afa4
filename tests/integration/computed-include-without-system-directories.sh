#!/bin/bash
# With -nostdinc a depfile of -MMD lists all headers, so that one that a macro names is no reason not to store:
# the kernel's tracepoints are included so.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir include
printf '#define STRING(x) #x\n#define INCLUDE(f) STRING(include/f.h)\n#include INCLUDE(named)\n' >include/define.h
echo 'enum { VALUE = 1 };' >include/named.h
for compiler in gcc g++; do
  source=$(source_for "$compiler" a)
  printf '#include <define.h>\nint value = VALUE;\n' >"$source"
  echo 'enum { VALUE = 1 };' >include/named.h
  miss_then_hit a.o a.d -- "$compiler" -nostdinc -I. -Iinclude -Wp,-MMD,a.d -c "$source" -o a.o
  miss_then_hit a.o a.d -- "$compiler" -nostdinc -I. -Iinclude -MMD -c "$source" -o a.o
  echo 'enum { VALUE = 2 };' >include/named.h
  miss_then_hit a.o a.d -- "$compiler" -nostdinc -I. -Iinclude -MMD -c "$source" -o a.o
  # With a directory of the system's nobody knows.
  passed_through computed_include a.o a.d -- "$compiler" -nostdinc -I. -Iinclude -isystem include -MMD -c "$source" -o a.o
  C_INCLUDE_PATH=$PWD/include passed_through computed_include a.o a.d -- "$compiler" -nostdinc -I. -Iinclude -MMD -c "$source" -o a.o
done
