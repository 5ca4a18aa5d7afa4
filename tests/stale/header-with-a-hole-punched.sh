#!/bin/bash
# A hole is punched into a header: no write, and the size stays.
# Check: inputs
# Check: file-events
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

needs fallocate
{
  printf '#define VALUE 1\n%*s\n' 8175 ''
  printf '#undef VALUE\n#define VALUE 2\n%*s' 8000 ''
} >v.h
touch -d 2020-01-01 v.h
uses_value '#include "v.h"'
cached a.o -- "$COMPILER" -w -c "$SOURCE" -o a.o
as_old v.h fallocate -p -o 8192 -l 4096 v.h
right
