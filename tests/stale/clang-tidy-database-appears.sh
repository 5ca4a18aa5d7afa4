#!/bin/bash
# A compile database appears nearer to the source than the one in use.
# Check: response-files
# Compilers: clang-tidy-14
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir src
printf '#if VALUE == 1\nint* p = 0;\n#endif\n' >src/a.cc
database() {
  printf '[{"directory": "%s/src", "command": "c++ -DVALUE=%s -c a.cc", "file": "a.cc"}]\n' "$PWD" "$1"
}
database 1 >compile_commands.json
cached -- "$COMPILER" --quiet '--checks=-*,modernize-use-nullptr' src/a.cc
database 2 >src/compile_commands.json
right
