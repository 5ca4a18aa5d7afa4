#!/bin/bash
# clang-tidy itself changes.
# Check: inputs
# Compilers: clang-tidy-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

real=$(readlink -f "$(command -v "$COMPILER")")
echo 'int* p = 0;' >h.h
echo '#include "h.h"' >a.cc
# With one more argument, which has to stand before "--".
stand_in_tidy() {
  mkdir -p "$T/bin"
  printf '#include <unistd.h>\nint main(int argc, char** argv) {\n  char* all[argc + 2];\n  all[0] = "%s";\n  all[1] = "%s";\n  for (int i = 1; i <= argc; ++i) all[i + 1] = argv[i];\n  execv(all[0], all);\n  return 9;\n}\n' \
    "$real" "$1" >"$T/tidy.c"
  rm -f "$T/bin/$COMPILER"
  gcc -w -O1 -o "$T/bin/$COMPILER" "$T/tidy.c"
}
stand_in_tidy '--header-filter=h.h'
cached -- "$T/bin/$COMPILER" --quiet '--checks=-*,modernize-use-nullptr' a.cc --
stand_in_tidy '--header-filter=other'
right
