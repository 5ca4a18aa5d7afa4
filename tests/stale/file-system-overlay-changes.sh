#!/bin/bash
# A virtual file system by name.
# Check: refused-options
# Compilers: clang clang-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

value_is 1 one.h
value_is 2 two.h
overlay() {
  printf '{"version":0,"roots":[{"type":"directory","name":"%s/virtual","contents":[{"type":"file","name":"v.h","external-contents":"%s/%s"}]}]}' \
    "$PWD" "$PWD" "$1" >overlay.yaml
}
uses_value '#include "virtual/v.h"'
overlay one.h
perhaps_cached a.o -- "$COMPILER" -ivfsoverlay overlay.yaml -c "$SOURCE" -o a.o
overlay two.h
right
