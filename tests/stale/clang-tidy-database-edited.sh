#!/bin/bash
# The flags of a source change in the compile database.
# Check: response-files
# Compilers: clang-tidy-14 clang-tidy-19
# shellcheck source=tests/stale/lib.sh
. "$(dirname "$0")/lib.sh"

printf '#if VALUE == 1\nint* p = 0;\n#endif\n' >a.cc
database() {
  printf '[{"directory": "%s", "command": "c++ -DVALUE=%s -c a.cc", "file": "a.cc"}]\n' "$PWD" "$1" >compile_commands.json
}
database 1
cached -- "$COMPILER" --quiet '--checks=-*,modernize-use-nullptr' a.cc
database 2
right
